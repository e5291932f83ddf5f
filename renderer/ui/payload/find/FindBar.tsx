import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useState, type RefObject } from 'react'
import { formatCount } from '../../../words/numbers'
import { IconButton } from '../../IconButton'
import { findRanges, markRanges, mostFound, showRange } from './findRanges'

interface Props {
  /** What is searched. */
  readonly root: RefObject<HTMLElement | null>
  readonly sought: string
  readonly onSought: (sought: string) => void
  readonly onClose: () => void
}

/** Finds text within the item on screen. */
export function FindBar({ root, sought, onSought, onClose }: Props) {
  const [ranges, setRanges] = useState<readonly Range[]>([])
  const [at, setAt] = useState(0)

  useEffect(() => {
    const element = root.current
    if (!element) return
    // What opens, or is drawn later, such as a page, is searched too.
    const search = () => setRanges(findRanges(element, sought))
    search()
    const watch = new MutationObserver(search)
    watch.observe(element, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [root, sought])

  const current = ranges[at % Math.max(1, ranges.length)]
  useEffect(() => {
    markRanges(ranges, current)
    if (current) showRange(current)
    return () => markRanges([], undefined)
  }, [ranges, current])

  const step = (by: number) =>
    setAt((before) => (ranges.length === 0 ? 0 : (before + by + ranges.length) % ranges.length))
  return (
    <div
      role="search"
      className="flex shrink-0 items-center gap-1 self-end rounded-lg border border-line bg-surface py-0.5 pr-0.5 pl-3 shadow-raised"
    >
      <input
        aria-label="Find in this item"
        placeholder="Find in this item"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={sought}
        onChange={(event) => {
          setAt(0)
          onSought(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
          else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else return
          event.preventDefault()
        }}
        className="h-7 w-44 min-w-0 bg-transparent text-dense outline-none"
      />
      <span role="status" className="min-w-14 px-1 text-right text-xs text-muted tabular-nums">
        {sought.trim() === '' ? '' : counted(at, ranges.length)}
      </span>
      <IconButton label="Previous (Shift+Enter)" className="size-7!" onClick={() => step(-1)}>
        <ChevronUp aria-hidden size={16} />
      </IconButton>
      <IconButton label="Next (Enter)" className="size-7!" onClick={() => step(1)}>
        <ChevronDown aria-hidden size={16} />
      </IconButton>
      <IconButton label="Close (Escape)" className="size-7!" onClick={onClose}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  )
}

function counted(at: number, count: number): string {
  if (count === 0) return 'not found'
  const all = count === mostFound ? `${formatCount(mostFound)}+` : formatCount(count)
  return `${formatCount((at % count) + 1)} of ${all}`
}
