import { ChevronLeft } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useStore } from 'zustand'
import type { PairedItem } from '../../../shared/contract/report'
import type { Task } from '../../../shared/schema/task'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Instant } from '../../ui/Instant'
import { Notice } from '../../ui/Notice'
import { History } from './History'
import type { Pairs, PairsState } from './pairs'
import { voicesOf } from './voices'

interface Props {
  readonly pairs: Pairs
  readonly task: Task
}

/** The items behind a cell, and the history of the one that is chosen. */
export function PairsSheet({ pairs, task }: Props) {
  const { list, item } = useStore(pairs.store)
  const [lastOpened, setLastOpened] = useState<string | null>(null)
  if (list.kind === 'closed') return null
  const title = item.kind === 'none' ? list.title : item.itemId
  return (
    <Dialog open onClose={pairs.close} title={title} place="side">
      {item.kind === 'none' ? (
        <List
          task={task}
          list={list}
          pairs={pairs}
          lastOpened={lastOpened}
          onOpen={(pair) => {
            setLastOpened(keyOf(pair))
            pairs.openItem(pair.itemId)
          }}
        />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col">
          <div className="px-3 py-2">
            <Button look="quiet" autoFocus onClick={pairs.closeItem}>
              <ChevronLeft aria-hidden size={16} /> All these items
            </Button>
          </div>
          {item.kind === 'failed' ? (
            <div role="alert" className="p-5">
              <Notice tone="bad">{item.message}</Notice>
            </div>
          ) : null}
          {item.kind === 'shown' ? <History history={item.history} task={task} /> : null}
        </div>
      )}
    </Dialog>
  )
}

/** An item may stand in a list several times, once for each answer. */
const keyOf = ({ itemId, decider, decidedAt }: PairedItem) => `${itemId} ${decider} ${decidedAt}`

interface ListProps {
  readonly task: Task
  readonly list: Extract<PairsState, { kind: 'list' }>
  readonly pairs: Pairs
  /** Where the focus is when one comes back from an item. */
  readonly lastOpened: string | null
  readonly onOpen: (pair: PairedItem) => void
}

function List({ task, list, pairs, lastOpened, onOpen }: ListProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Items">
        {list.pairs.map((pair) => (
          <li key={keyOf(pair)} className="border-b border-line">
            <button
              type="button"
              autoFocus={keyOf(pair) === lastOpened}
              onClick={() => onOpen(pair)}
              className="flex w-full items-center justify-between gap-4 px-5 py-2.5 text-left -outline-offset-2 hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="block truncate text-dense font-medium">{pair.itemId}</span>
                <span className="block truncate text-xs text-muted">
                  {pair.decider}
                  {pair.decidedAt === null ? null : (
                    <>
                      , <Instant at={pair.decidedAt} />
                    </>
                  )}
                </span>
              </span>
              <span className="grid w-3/5 shrink-0 grid-cols-[6rem_1fr] gap-x-2 text-xs text-muted">
                {voicesOf(pair, list.query, task).map(({ who, said }) => (
                  <Fragment key={who}>
                    <span className="text-right">{who}</span>
                    <span className="line-clamp-3 font-medium break-words text-fg">{said}</span>
                  </Fragment>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-col items-center gap-3 p-5">
        {list.failure === null ? null : (
          <div role="alert" className="w-full">
            <Notice tone="bad">{list.failure}</Notice>
          </div>
        )}
        {list.isLoading ? (
          <p role="status" className="late text-dense text-muted">
            Fetching items…
          </p>
        ) : null}
        {!list.isLoading && (list.next !== null || list.failure !== null) ? (
          <Button onClick={pairs.more}>{list.failure === null ? 'More items' : 'Try again'}</Button>
        ) : null}
        {!list.isLoading && list.failure === null && list.pairs.length === 0 ? (
          <p className="text-dense text-muted">There is no such item any more.</p>
        ) : null}
      </div>
    </div>
  )
}
