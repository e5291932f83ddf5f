import type { Lane } from '../../shared/contract/review'
import type { RulingKind } from '../../shared/schema/ruling'
import type { TaskInput } from '../../shared/schema/task'
import { makePrediction, morning } from './events'
import { makeAct, makeWorkspace, valueOf, wholeReport } from './workspace'

/** What a person may say for short where the rest does not matter. */
export async function makeReviewing(review: TaskInput['review'] = {}) {
  const workspace = await makeWorkspace({ review })
  const { store, reader } = workspace
  let ms = 0
  /** Acts follow one another by a second. */
  const act = (person = 'tester') => makeAct({ person, at: morning + (ms += 1000) })
  return {
    ...workspace,
    act,
    /** An item of which the model says `cat`. */
    arrive: (itemId: string, facts: Parameters<typeof makePrediction>[0] = {}) =>
      workspace.takeIn(makePrediction({ itemId, value: 'cat', ...facts })),
    decide: (itemId: string, value: string, person = 'tester', lane: Lane = 'blind') =>
      store.decide(act(person), {
        task: 'animals',
        lane,
        itemId,
        value,
        note: '',
        durationMs: 1500,
      }),
    rule: (itemId: string, kind: RulingKind, value: string | null = null, person = 'rita') =>
      store.rule(act(person), { task: 'animals', itemId, kind, value, note: '' }),
    disputes: async (person = 'rita', lane: 'disagreements' | 'flagged' = 'disagreements') =>
      valueOf(await store.disputes(act(person), { task: 'animals', lane, holding: [], count: 20 })),
    undo: (person = 'tester') => store.undo(act(person), 'animals'),
    redo: (person = 'tester') => store.redo(act(person), 'animals'),
    /** What waits, by lane; empty lanes are left out. */
    waiting: async () =>
      Object.fromEntries(
        valueOf(await store.lanes('animals', 'tester', morning))
          .lanes.filter((one) => one.waiting > 0)
          .map((one) => [one.lane, one.waiting]),
      ),
    report: () => valueOf(reader.report(wholeReport))[0],
    /** The checks that failed. */
    faults: () => reader.verify(() => undefined).checks.filter((one) => !one.ok),
  }
}
