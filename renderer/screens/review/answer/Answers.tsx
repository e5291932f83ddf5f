import type { Task } from '../../../../shared/schema/task'
import type { Review } from '../store'
import { Labels } from './Labels'
import { ManyLabels } from './ManyLabels'
import { ValueField } from './ValueField'

interface Props {
  readonly task: Task
  readonly review: Review
  readonly itemId: string
  readonly keys: ReadonlyMap<string, string>
}

/** Where the answer is given: what it looks like depends on the task's kind of answer. */
export function Answers({ task, review, itemId, keys }: Props) {
  switch (task.kind) {
    case 'label':
      return <Labels task={task} review={review} keys={keys} />
    case 'labels':
      return <ManyLabels key={itemId} task={task} keys={keys} onAnswer={review.decide} />
    case 'number':
    case 'text':
      return <ValueField key={itemId} task={task} kind={task.kind} onAnswer={review.decide} />
  }
}
