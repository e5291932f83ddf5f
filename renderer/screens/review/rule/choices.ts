import type { Dispute, Voice } from '../../../../shared/contract/review'
import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'

/** What may be ruled on a dispute. */
export interface Choices {
  readonly canRule: boolean
  readonly hasModel: boolean
  /** What people said, each once; where they differ, it must be said who is right. */
  readonly human: readonly Value[]
  /** Labels that nobody said; null where answers are no single labels, and any other may be right. */
  readonly wrong: readonly string[] | null
}

export function choicesOf(task: Task, { voices }: Dispute): Choices {
  const said = (by: Voice['by']) => distinct(voices.filter((one) => one.by === by))
  const human = said('person')
  const model = said('model')
  const all = [...human, ...model]
  return {
    canRule: human.length > 0,
    hasModel: model.length > 0,
    human,
    wrong:
      task.kind === 'label'
        ? task.labels.map(({ id }) => id).filter((id) => !all.includes(id))
        : null,
  }
}

function distinct(voices: readonly Voice[]): readonly Value[] {
  return [...new Map(voices.map(({ value }) => [JSON.stringify(value), value])).values()]
}
