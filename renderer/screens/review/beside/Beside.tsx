import type { Task } from '../../../../shared/schema/task'
import { Suggestion } from '../past/Suggestion'
import type { Held } from '../session'
import type { Review } from '../store'
import { Guideline } from './Guideline'
import { HistoryPanel } from './HistoryPanel'
import { Similar } from './Similar'

export type BesideThing = 'guideline' | 'similar' | 'history'

interface Props {
  readonly what: BesideThing | null
  /** The item on screen, if there is one. */
  readonly held: Held | null
  readonly task: Task
  readonly review: Review
  readonly onClose: () => void
}

/** What was asked for beside the item, and what the model says where that may be seen first. */
export function Beside({ what, held, task, review, onClose }: Props) {
  const itemId = held?.item.itemId
  return (
    <>
      {what === 'guideline' ? <Guideline text={task.guideline} onClose={onClose} /> : null}
      {what === 'similar' && itemId !== undefined ? (
        <Similar review={review} task={task} itemId={itemId} onClose={onClose} />
      ) : null}
      {what === 'history' && held && itemId !== undefined ? (
        <HistoryPanel
          // A flag is part of it.
          key={`${itemId} ${held.isFlagged}`}
          itemId={itemId}
          task={task}
          onAsk={review.pastSoFar}
          onClose={onClose}
        />
      ) : null}
      {held?.item.shown ? <Suggestion prediction={held.item.shown} task={task} /> : null}
    </>
  )
}
