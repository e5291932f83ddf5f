import { Keys } from '../../../ui/Keys'
import { formatCounted } from '../../../words/numbers'

interface Props {
  /** What was typed; null while nobody types. */
  readonly typed: string | null
  readonly count: number
  /** The name of the label that Enter would give. */
  readonly next: string | null
  readonly onTyped: (typed: string | null) => void
  readonly onStep: (by: number) => void
  readonly onPick: () => void
}

/** Where a few letters of a label's name are typed, when there are more labels than keys. */
export function LabelSearch({ typed, count, next, onTyped, onStep, onPick }: Props) {
  if (typed === null)
    return (
      <p className="flex items-center justify-center gap-1.5 text-xs text-muted">
        Type a few letters of a label, or <Keys keys="/" /> first
        <button type="button" className="sr-only" onClick={() => onTyped('')}>
          Find a label
        </button>
      </p>
    )
  return (
    <div className="flex items-center justify-center gap-3">
      <input
        aria-label="Find a label"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
        onBlur={() => onTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') onStep(1)
          else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') onStep(-1)
          else if (event.key === 'Enter' && !event.repeat) {
            if (next === null) return
            onPick()
            close()
          } else return
          event.preventDefault()
        }}
        className="h-8 w-56 rounded-md border border-edge bg-surface px-3 text-sm"
      />
      <span role="status" className="min-w-24 text-xs text-muted">
        {next === null ? 'no such label' : formatCounted(count, 'label')}
        {next === null ? null : <span className="sr-only">, Enter answers {next}</span>}
      </span>
    </div>
  )

  function close() {
    onTyped(null)
    document.getElementById('stage')?.focus()
  }
}
