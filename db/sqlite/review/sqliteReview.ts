import { fail, succeed } from '../../../shared/result'
import type { ReviewStore } from '../../store/reviewStore'
import { ContextReader } from './context'
import { CorrectionWriter } from './corrections'
import { DecideWriter } from './decide'
import { DeferWriter } from './defer'
import { DisputeItems } from '../disputes/disputeItems'
import { ItemPastReader } from './past/itemPast'
import { OwnDecisionsReader } from './past/ownDecisions'
import { FlagWriter } from './flags'
import { ProgressReader } from './progress'
import { RedoWriter } from '../undo/redo'
import type { ReviewParts } from './reviewParts'
import { noTask } from './reviewErrors'
import { RulingWriter } from '../disputes/rulings'
import { TakeWriter } from './take'
import { UndoWriter } from '../undo/undo'

/** Puts together all that people do with items. */
export function createSqliteReview(parts: ReviewParts): ReviewStore {
  const { writer } = parts
  const takes = new TakeWriter(parts)
  const decisions = new DecideWriter(parts)
  const deferrals = new DeferWriter(parts)
  const flags = new FlagWriter(parts)
  const rulings = new RulingWriter(parts, flags)
  const disputes = new DisputeItems(parts)
  const corrections = new CorrectionWriter(parts)
  const undo = new UndoWriter(parts, { deferrals, flags, rulings, corrections })
  const redo = new RedoWriter(parts, { decisions, deferrals, flags, rulings, corrections })
  const context = new ContextReader(parts)
  const past = new ItemPastReader(parts)
  const own = new OwnDecisionsReader(parts)
  const progress = new ProgressReader(writer.db)

  return {
    lanes: async (taskId, person, at) => {
      writer.catalogue.refresh()
      const task = writer.catalogue.task(taskId)
      if (!task) return fail(noTask(taskId))
      // Nobody has the number 0: somebody who never decided has nothing to show.
      const decider = writer.catalogue.findDecider(person) ?? 0
      return succeed({
        lanes: progress.lanes(task.id),
        progress: {
          ...progress.person(task.id, decider, writer.days.startOfDay(at)),
          canUndo: undo.canUndo(task, decider),
          canRedo: redo.canRedo(task, decider),
        },
      })
    },
    context: async (...input) => context.context(...input),
    past: async (...input) => past.read(...input),
    ownDecisions: async (...input) => own.read(...input),
    ownFigures: async (...input) => context.ownFigures(...input),
    take: async (act, input) => takes.take(act, input),
    release: async (...input) => takes.release(...input),
    releaseOf: async (person) => takes.releaseOf(person),
    heartbeat: async (...input) => takes.heartbeat(...input),
    markRevealed: async (...input) => takes.markRevealed(...input),
    decide: async (act, input) => decisions.decide(act, input),
    defer: async (act, input) => deferrals.defer(act, input),
    returnDeferred: async (at, limit) => deferrals.bringBack(at, limit),
    flag: async (act, input) => flags.flag(act, input),
    unflag: async (act, input) => flags.unflag(act, input),
    disputes: async (act, input) => disputes.next(act, input),
    rule: async (act, input) => rulings.rule(act, input),
    correct: async (act, input) => corrections.correct(act, input),
    undo: async (act, task) => undo.undo(act, task),
    redo: async (act, task) => redo.redo(act, task),
  }
}
