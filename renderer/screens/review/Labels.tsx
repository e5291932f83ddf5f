import { useMemo } from 'react'
import { useStore } from 'zustand'
import { assignHotkeys } from '../../../shared/review/hotkeys'
import type { Task, TaskLabel } from '../../../shared/schema/task'
import type { Action } from '../../keyboard/commands'
import { useExtraActions } from '../../keyboard/useCommand'
import { classes } from '../../ui/classes'
import { Keys } from '../../ui/Keys'
import type { Review } from './store'

/** More labels than this stand in a compact grid. */
const inOneRow = 10

interface Props {
  readonly task: Task
  readonly review: Review
}

/** The answers that can be given, each with its key. */
export function Labels({ task, review }: Props) {
  const hotkeys = useMemo(() => assignHotkeys(task.labels), [task.labels])
  const actions = useMemo(() => labelActions(task, hotkeys, review), [task, hotkeys, review])
  useExtraActions(actions)
  const isCompact = task.labels.length > inOneRow
  return (
    <div
      role="group"
      aria-label="Answers"
      className={classes(
        'shrink-0 gap-2',
        isCompact
          ? 'grid max-h-44 grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] overflow-y-auto p-0.5'
          : 'flex flex-wrap justify-center',
      )}
    >
      {task.labels.map((label) => (
        <LabelButton
          key={label.id}
          label={label}
          hotkey={hotkeys.get(label.id) ?? null}
          isCompact={isCompact}
          review={review}
        />
      ))}
    </div>
  )
}

interface ButtonProps {
  readonly label: TaskLabel
  readonly hotkey: string | null
  readonly isCompact: boolean
  readonly review: Review
}

function LabelButton({ label, hotkey, isCompact, review }: ButtonProps) {
  const name = label.name ?? label.id
  const flash = useStore(review.store, ({ done: [last] }) =>
    last?.kind === 'sending' && last.sent.act === 'decision' && last.sent.value === label.id
      ? last.sent.requestId
      : null,
  )
  return (
    <button
      type="button"
      aria-keyshortcuts={hotkey ?? undefined}
      onClick={(event) => {
        review.decide(label.id)
        // After a click, Space must skip the next item rather than give the same answer again.
        if (event.detail > 0) document.getElementById('stage')?.focus()
      }}
      className={classes(
        'relative inline-flex items-center gap-2 rounded-lg border border-line bg-surface font-medium shadow-raised select-none hover:border-edge hover:bg-sunken active:bg-line',
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
      {hotkey === null || hotkey === name.toLowerCase() ? null : <Keys keys={hotkey} />}
    </button>
  )
}

function labelActions(
  task: Task,
  hotkeys: ReadonlyMap<string, string>,
  review: Review,
): readonly Action[] {
  return task.labels.map((label) => {
    const key = hotkeys.get(label.id)
    return {
      id: `label-${label.id}`,
      title: `Answer: ${label.name ?? label.id}`,
      group: 'Answers',
      keys: key === undefined ? [] : [key],
      when: () => review.store.getState().view.kind === 'deciding',
      run: () => review.decide(label.id),
    }
  })
}
