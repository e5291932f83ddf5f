import type { Dispute, Voice } from '../../../../shared/contract/review'
import type { Task, TaskLabel } from '../../../../shared/schema/task'

/** What may be ruled on a dispute: which labels each kind of ruling leaves to choose from. */
export interface Choices {
  readonly canRule: boolean
  readonly hasModel: boolean
  /** What people said, each once; where they differ, it must be said who is right. */
  readonly human: readonly TaskLabel[]
  /** What nobody said. */
  readonly wrong: readonly TaskLabel[]
}

export function choicesOf(task: Task, { voices }: Dispute): Choices {
  const said = (by: Voice['by'] | null) => {
    const values = new Set(
      voices.filter((voice) => by === null || voice.by === by).map(({ value }) => value),
    )
    return task.labels.filter(({ id }) => values.has(id))
  }
  const all = said(null)
  return {
    canRule: voices.some(({ by }) => by === 'person'),
    hasModel: voices.some(({ by }) => by === 'model'),
    human: said('person'),
    wrong: task.labels.filter((label) => !all.includes(label)),
  }
}
