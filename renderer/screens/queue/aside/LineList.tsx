import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { RejectedLine } from '../../../../shared/contract/queue'
import { classes } from '../../../ui/classes'
import { formatCount } from '../../../words/numbers'
import { reasonWords } from '../../../words/reasons'
import type { Queue } from '../store'

interface Props {
  readonly queue: Queue
  readonly lines: readonly RejectedLine[]
  readonly hasMore: boolean
}

const rowHeight = 56
const optionId = (id: number) => `set-aside-${id}`

/** One row a line; only those in sight are drawn. Arrows choose. */
export function LineList({ queue, lines, hasMore }: Props) {
  const chosenId = useStore(queue.store, ({ chosen }) =>
    chosen.kind === 'none' ? null : chosen.line.id,
  )
  const box = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here only, and nothing is memoised
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const items = rows.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= lines.length - 20) queue.more()
  }, [queue, hasMore, lastShown, lines.length])

  function choose(index: number) {
    const line = lines[Math.min(lines.length - 1, Math.max(0, index))]
    if (!line) return
    queue.choose(line)
    rows.scrollToIndex(lines.indexOf(line))
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = lines.findIndex((line) => line.id === chosenId)
    if (event.key === 'ArrowDown') choose(at + 1)
    else if (event.key === 'ArrowUp') choose(at === -1 ? 0 : at - 1)
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(lines.length - 1)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={box}
      role="listbox"
      aria-label="Lines set aside"
      aria-activedescendant={chosenId === null ? undefined : optionId(chosenId)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="h-full overflow-y-auto -outline-offset-2"
    >
      <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
        {items.map((row) => {
          const line = lines[row.index]
          return line ? (
            <div
              key={line.id}
              id={optionId(line.id)}
              role="option"
              tabIndex={-1}
              aria-selected={line.id === chosenId}
              aria-setsize={hasMore ? -1 : lines.length}
              aria-posinset={row.index + 1}
              onPointerDown={() => queue.choose(line)}
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              className={classes(
                'absolute inset-x-0 top-0 flex cursor-default flex-col justify-center gap-0.5 border-b border-line px-4',
                line.id === chosenId ? 'bg-accent-soft' : 'hover:bg-sunken',
              )}
            >
              <Row line={line} />
            </div>
          ) : null
        })}
      </div>
    </div>
  )
}

function Row({ line }: { readonly line: RejectedLine }) {
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-24 truncate text-dense font-medium">
          {reasonWords[line.reason].short}
        </span>
        <span className="flex min-w-0 shrink-[4] text-xs text-muted tabular-nums">
          <span className="truncate">{line.file}</span>
          <span className="shrink-0">:{formatCount(line.line)}</span>
        </span>
      </span>
      <span className="truncate text-xs text-muted">
        {line.path === '' ? null : <span className="font-medium">{line.path} </span>}
        {line.message}
      </span>
    </>
  )
}
