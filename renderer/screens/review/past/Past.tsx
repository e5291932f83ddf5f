import { useId } from 'react'
import { useStore } from 'zustand'
import type { Task } from '../../../../shared/schema/task'
import { Notice } from '../../../ui/Notice'
import { redoneWords, undoneWords } from '../../../words/review'
import { formatValue } from '../../../words/values'
import { Keys } from '../../../ui/Keys'
import { Button } from '../../../ui/Button'
import { Earlier } from './Earlier'
import { RevealView, revealInWords } from './RevealView'
import type { Done } from '../session'
import type { Review } from '../store'

interface Props {
  readonly review: Review
  readonly task: Task
  readonly onCorrect: (done: Extract<Done, { kind: 'revealed' }>) => void
  readonly onHistory: (itemId: string) => void
  /** Shows all own decisions. */
  readonly onAll: () => void
}

/** What was decided last, with what the model says of it, and a few before it. */
export function Past({ review, task, onCorrect, onHistory, onAll }: Props) {
  const done = useStore(review.store, (session) => session.done)
  const id = useId()
  const [last, ...earlier] = done
  return (
    <section
      aria-labelledby={id}
      // Scrollable, so it must be reachable from the keyboard.
      tabIndex={0}
      className="flex min-h-0 flex-auto flex-col gap-4 overflow-y-auto px-5 pt-4 pb-5"
    >
      <h2 id={id} className="text-dense font-semibold">
        {last?.kind === 'undone'
          ? 'Undone'
          : last?.kind === 'redone'
            ? 'Done again'
            : 'Last decision'}
      </h2>
      {last ? (
        <Last done={last} task={task} />
      ) : (
        <p className="text-dense text-pretty text-muted">
          What the model says of an item is shown here once your own answer is stored.
        </p>
      )}
      {last?.kind === 'revealed' ? (
        <div className="-mx-3 flex flex-wrap">
          <Button look="quiet" onClick={() => onCorrect(last)}>
            Correct…
          </Button>
          <Button look="quiet" onClick={() => onHistory(last.reveal.itemId)}>
            History
          </Button>
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {last ? inWords(last, task) : ''}
      </p>
      {earlier.length > 0 ? (
        <Earlier done={earlier} task={task} onCorrect={onCorrect} onHistory={onHistory} />
      ) : null}
      <Button look="quiet" aria-keyshortcuts="Shift+M" className="-ml-3 self-start" onClick={onAll}>
        All your decisions <Keys keys="Shift+M" />
      </Button>
    </section>
  )
}

function Last({ done, task }: { readonly done: Done; readonly task: Task }) {
  switch (done.kind) {
    case 'undone':
      return (
        <Notice tone={done.undone.stillCounts ? 'warn' : 'plain'}>
          {undoneWords(done.undone, formatValue(task, done.undone.value))}
        </Notice>
      )
    case 'redone':
      return (
        <Notice tone="plain">
          {redoneWords(done.undone, formatValue(task, done.undone.value))}
        </Notice>
      )
    case 'deferred':
      return (
        <p className="text-dense text-muted">
          <span className="font-medium text-fg">{done.sent.held.item.itemId}</span> is deferred.
        </p>
      )
    case 'sending':
    case 'revealed':
      return <RevealView done={done} task={task} />
  }
}

function inWords(done: Done, task: Task): string {
  switch (done.kind) {
    case 'sending':
      return ''
    case 'revealed':
      return revealInWords(done.reveal, task)
    case 'deferred':
      return `${done.sent.held.item.itemId} is deferred.`
    case 'undone':
      return undoneWords(done.undone, formatValue(task, done.undone.value))
    case 'redone':
      return redoneWords(done.undone, formatValue(task, done.undone.value))
  }
}
