import { History, Pencil } from 'lucide-react'
import { useId } from 'react'
import { useStore } from 'zustand'
import type { OwnDecision } from '../../../../shared/contract/past'
import type { Task } from '../../../../shared/schema/task'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { IconButton } from '../../../ui/IconButton'
import { Instant } from '../../../ui/Instant'
import { ownStateWords } from '../../../words/past'
import { formatValue } from '../../../words/values'
import type { OwnList } from './ownList'

interface Props {
  readonly list: OwnList
  readonly task: Task
  readonly onClose: () => void
  readonly onHistory: (itemId: string) => void
  readonly onCorrect: (decision: OwnDecision) => void
}

/** All that a person decided in a task, to be found again, looked at and, where it has left, corrected. */
export function OwnDecisionsDialog({ list, task, onClose, onHistory, onCorrect }: Props) {
  const { search, decisions, isLooking, next } = useStore(list.store)
  const id = useId()
  return (
    <Dialog open onClose={onClose} title="Your decisions" place="side">
      <div className="flex shrink-0 flex-col gap-1 border-b border-line px-5 py-3">
        <label htmlFor={id} className="sr-only">
          Find
        </label>
        <input
          id={id}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="Find by item, answer or note"
          value={search}
          onChange={(event) => list.find(event.target.value)}
          className="h-9 rounded-md border border-edge bg-surface px-3 text-sm"
        />
      </div>
      <div
        role="group"
        aria-label="Decisions, latest first"
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-5 pb-4"
      >
        <ul>
          {decisions.map((one) => (
            <li
              key={`${one.itemId} ${one.at}`}
              className="flex items-center gap-2 border-b border-line py-2 last:border-0"
            >
              <div className="min-w-0 flex-1">
                <p className="flex items-baseline justify-between gap-3 text-dense">
                  <span className="truncate">{one.itemId}</span>
                  <span className="max-w-1/2 truncate font-semibold">
                    {one.corrected === null ? (
                      formatValue(task, one.value)
                    ) : (
                      <>
                        <s className="font-normal text-muted">{formatValue(task, one.value)}</s>{' '}
                        {formatValue(task, one.corrected)}
                      </>
                    )}
                  </span>
                </p>
                <p className="flex justify-between gap-3 text-xs text-muted">
                  <Instant at={one.at} />
                  <span>{ownStateWords[one.state]}</span>
                </p>
                {one.note === '' ? null : (
                  <p dir="auto" className="truncate text-xs text-muted">
                    “{one.note}”
                  </p>
                )}
              </div>
              <IconButton label={`History of ${one.itemId}`} onClick={() => onHistory(one.itemId)}>
                <History aria-hidden size={15} />
              </IconButton>
              <IconButton
                label={`Correct ${one.itemId}…`}
                disabled={one.state !== 'left'}
                className="disabled:invisible"
                onClick={() => onCorrect(one)}
              >
                <Pencil aria-hidden size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
        <div className="flex flex-col items-center gap-2 py-3 text-dense text-muted">
          <p role="status">{statusOf(decisions.length, search, isLooking)}</p>
          {next === null || isLooking ? null : (
            <Button look="quiet" onClick={list.more}>
              Look further back
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function statusOf(found: number, search: string, isLooking: boolean): string {
  if (isLooking) return 'Looking…'
  if (found > 0) return ''
  return search.trim() === ''
    ? 'You have decided nothing in this task yet.'
    : 'Nothing like that so far.'
}
