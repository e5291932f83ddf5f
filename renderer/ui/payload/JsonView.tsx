import { ChevronRight } from 'lucide-react'
import { use, useState } from 'react'
import { formatCounted } from '../../words/numbers'
import { FindContext } from './find/FindContext'

/** JSON as a tree; every branch folds, and deep ones are folded at first. */
export function JsonView({ data }: { readonly data: unknown }) {
  return (
    <div className="mx-auto w-full max-w-2xl font-mono text-dense">
      <Node name={null} value={data} depth={0} />
    </div>
  )
}

/** A branch longer than this is shown piece by piece. */
const entriesAPiece = 200

interface NodeProps {
  readonly name: string | null
  readonly value: unknown
  readonly depth: number
}

function Node({ name, value, depth }: NodeProps) {
  return typeof value === 'object' && value !== null ? (
    <Branch name={name} value={value} depth={depth} />
  ) : (
    <div className="py-0.5 pl-4 break-words whitespace-pre-wrap">
      <Name name={name} />
      <span className={typeof value === 'string' ? 'text-good' : 'text-accent'} dir="auto">
        {typeof value === 'string' ? `“${value}”` : String(value)}
      </span>
    </div>
  )
}

interface BranchProps extends NodeProps {
  readonly value: object
}

function Branch({ name, value, depth }: BranchProps) {
  const sought = use(FindContext)
  const [isOpen, setIsOpen] = useState(depth < 2)
  const [shown, setShown] = useState(entriesAPiece)
  const entries = Object.entries(value)
  const lastFound =
    sought === '' ? -1 : entries.findLastIndex(([key, one]) => holds(key, one, sought))
  // A branch that holds what is sought is open as long as it is sought.
  const isShown = isOpen || lastFound >= 0
  const count = Math.max(shown, lastFound + 1)
  const size = Array.isArray(value)
    ? formatCounted(entries.length, 'entry', 'entries')
    : formatCounted(entries.length, 'field')
  return (
    <details
      open={isShown}
      onToggle={(event) => {
        if (event.currentTarget.open !== isShown) setIsOpen(event.currentTarget.open)
      }}
    >
      <summary className="flex list-none items-center gap-0.5 rounded-sm py-0.5 select-none [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-muted [details[open]>summary>&]:rotate-90"
        />
        <Name name={name} />
        <span data-no-find className="font-sans text-xs text-muted">
          {size}
        </span>
      </summary>
      {isShown ? (
        <div className="ml-1.75 border-l border-line pl-2">
          {entries.slice(0, count).map(([key, one]) => (
            <Node key={key} name={key} value={one} depth={depth + 1} />
          ))}
          {entries.length > count ? (
            <button
              type="button"
              data-no-find
              className="ml-4 rounded-sm py-0.5 font-sans text-xs text-accent hover:underline"
              onClick={() => setShown(count + entriesAPiece)}
            >
              {formatCounted(entries.length - count, 'more', 'more')}
            </button>
          ) : null}
        </div>
      ) : null}
    </details>
  )
}

/** True where a key or value, however deep, has the text. Deep data must not exhaust the stack. */
function holds(name: string, value: unknown, sought: string): boolean {
  const waiting: [string, unknown][] = [[name, value]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [key, one] = next
    if (key.toLowerCase().includes(sought)) return true
    if (typeof one === 'object' && one !== null) waiting.push(...Object.entries(one))
    else if (String(one).toLowerCase().includes(sought)) return true
  }
  return false
}

function Name({ name }: { readonly name: string | null }) {
  return name === null ? null : <span className="text-muted">{name}:&nbsp;</span>
}
