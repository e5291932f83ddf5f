import { useId } from 'react'
import type { ReviewItem } from '../../../../shared/contract/review'
import type { Task } from '../../../../shared/schema/task'
import { PredictionView } from './PredictionView'

interface Props {
  readonly prediction: NonNullable<ReviewItem['shown']>
  readonly task: Task
}

/** What the model says of the item on screen, in those lanes where a person may see it first. */
export function Suggestion({ prediction, task }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex shrink-0 flex-col gap-3 border-b border-line bg-accent-soft px-5 py-4"
    >
      <h2 id={id} className="text-dense font-semibold">
        The model suggests
      </h2>
      <PredictionView prediction={prediction} answer={null} agrees={null} task={task} />
    </section>
  )
}
