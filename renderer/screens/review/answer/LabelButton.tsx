import { TriangleAlert } from 'lucide-react'
import type { TaskLabel } from '../../../../shared/schema/task'
import { classes } from '../../../ui/classes'
import { Keys } from '../../../ui/Keys'

interface Props {
  readonly label: TaskLabel
  readonly hotkey: string | null
  readonly isCompact: boolean
  /** Enter gives this answer. */
  readonly isNext?: boolean
  /** Names the answer just given with it, for a short flash. */
  readonly flash: string | null
  readonly isPressed?: boolean
  readonly onPress: () => void
}

/** An answer, with its key and, where an error would be grave, a mark. */
export function LabelButton(props: Props) {
  const { label, hotkey, isCompact, isNext = false, flash, isPressed, onPress } = props
  const name = label.name ?? label.id
  return (
    <button
      type="button"
      aria-keyshortcuts={hotkey ?? undefined}
      aria-pressed={isPressed}
      onClick={(event) => {
        onPress()
        // After a click, Space must skip the next item rather than give the same answer again.
        if (event.detail > 0) document.getElementById('stage')?.focus()
      }}
      className={classes(
        'relative inline-flex items-center gap-2 rounded-lg border font-medium shadow-raised select-none active:bg-line',
        isNext || isPressed === true
          ? 'border-accent bg-accent-soft'
          : 'border-line bg-surface hover:border-edge hover:bg-sunken',
        isCompact
          ? 'h-9 min-w-0 px-3 text-dense'
          : 'h-11 min-w-11 justify-center px-3.5 text-base tabular-nums @max-3xl:h-9 @max-3xl:min-w-9 @max-3xl:px-3',
      )}
    >
      {flash === null ? null : (
        <span key={flash} aria-hidden className="flash absolute inset-0 rounded-lg" />
      )}
      {label.colour === undefined ? null : (
        <span
          aria-hidden
          className="size-2.5 shrink-0 rounded-full"
          style={{ backgroundColor: label.colour }}
        />
      )}
      <span className={classes('truncate', isCompact && 'flex-1 text-left')}>{name}</span>
      {label.critical ? (
        <span title="Critical: an error here is grave" className="shrink-0 text-warn">
          <TriangleAlert aria-hidden size={14} />
          <span className="sr-only">(critical)</span>
        </span>
      ) : null}
      {isNext ? <Keys keys="Enter" /> : null}
      {isNext || hotkey === null || hotkey === name.toLowerCase() ? null : <Keys keys={hotkey} />}
    </button>
  )
}
