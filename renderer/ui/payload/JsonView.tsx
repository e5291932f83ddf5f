import { ChevronRight } from 'lucide-react'
import { formatCounted } from '../../words/numbers'

/** JSON as a tree; every branch folds, and deep ones are folded at first. */
export function JsonView({ data }: { readonly data: unknown }) {
  return (
    <div className="mx-auto w-full max-w-2xl font-mono text-dense">
      <Node name={null} value={data} depth={0} />
    </div>
  )
}

interface NodeProps {
  readonly name: string | null
  readonly value: unknown
  readonly depth: number
}

function Node({ name, value, depth }: NodeProps) {
  if (typeof value !== 'object' || value === null)
    return (
      <div className="py-0.5 pl-4 break-words whitespace-pre-wrap">
        <Name name={name} />
        <span className={typeof value === 'string' ? 'text-good' : 'text-accent'} dir="auto">
          {typeof value === 'string' ? `“${value}”` : String(value)}
        </span>
      </div>
    )
  const entries = Object.entries(value)
  const size = Array.isArray(value)
    ? formatCounted(entries.length, 'entry', 'entries')
    : formatCounted(entries.length, 'field')
  return (
    <details open={depth < 2}>
      <summary className="flex list-none items-center gap-0.5 rounded-sm py-0.5 select-none [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-muted [details[open]>summary>&]:rotate-90"
        />
        <Name name={name} />
        <span className="font-sans text-xs text-muted">{size}</span>
      </summary>
      <div className="ml-1.75 border-l border-line pl-2">
        {entries.map(([key, one]) => (
          <Node key={key} name={key} value={one} depth={depth + 1} />
        ))}
      </div>
    </details>
  )
}

function Name({ name }: { readonly name: string | null }) {
  return name === null ? null : <span className="text-muted">{name}:&nbsp;</span>
}
