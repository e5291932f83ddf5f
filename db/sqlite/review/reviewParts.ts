import type { RequestError } from '../../../shared/contract/errors'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Act } from '../../store/reviewStore'
import type { Audits } from '../routing/audits'
import type { TaskEntry } from '../catalogue/catalogue'
import type { Claims } from './claims'
import type { Disputes } from '../disputes/disputes'
import type { Finals } from '../routing/finals'
import type { Lanes } from '../routing/lanes'
import type { Opinions } from '../routing/opinions'
import type { Reveals } from './reveals'
import { noTask } from './reviewErrors'
import type { ReviewItems } from './reviewItems'
import type { TruthKeeper } from '../disputes/truths'
import type { UndoneActs } from '../undo/undoneActs'
import type { Writer } from '../writer'

/** What the files of reviewing share. */
export interface ReviewParts {
  readonly writer: Writer
  readonly lanes: Lanes
  readonly items: ReviewItems
  readonly claims: Claims
  readonly reveals: Reveals
  readonly finals: Finals
  readonly audits: Audits
  readonly opinions: Opinions
  readonly disputes: Disputes
  readonly truths: TruthKeeper
  readonly undone: UndoneActs
}

/** Who acts on which item of which task. */
export interface Place {
  readonly task: TaskEntry
  readonly decider: number
  /** Null where the task has no such item. */
  readonly item: number | null
  readonly heldByOther: boolean
}

export function findPlace(
  { writer, items, claims }: ReviewParts,
  act: Act,
  input: { readonly task: string; readonly itemId: string },
): Result<Place, RequestError> {
  const task = writer.catalogue.task(input.task)
  if (!task) return fail(noTask(input.task))
  const decider = writer.catalogue.decider(act.person)
  const item = items.find(task.id, input.itemId)
  const heldByOther = item !== null && claims.isHeldByOther(item, decider, act.at)
  return succeed({ task, decider, item, heldByOther })
}

/** When a claim made now runs out. */
export function leaseEnd(task: TaskEntry, at: number): number {
  return at + task.task.review.leaseMinutes * 60_000
}
