import type { Reveal, RevealedPrediction, ReviewItem } from '../../shared/contract/review'
import { taskSchema, type Task, type TaskInput } from '../../shared/schema/task'
import type { Clock } from '../../renderer/state/clock'
import { morning } from './events'

/** A task with the labels cat and dog, on the keys 1 and 2. */
export function makeTask(facts: Partial<TaskInput> = {}): Task {
  return taskSchema.parse({
    id: 'animals',
    name: 'Animals',
    kind: 'label',
    labels: [
      { id: 'cat', name: 'Cat' },
      { id: 'dog', name: 'Dog' },
    ],
    guideline: '# Animals\n\nA **cat** purrs.',
    ...facts,
  })
}

export function makeReviewItem(itemId: string, facts: Partial<ReviewItem> = {}): ReviewItem {
  return {
    task: 'animals',
    itemId,
    lane: 'blind',
    arrivedAt: morning,
    payload: { kind: 'text', text: `what is ${itemId}?` },
    segment: {},
    deferrals: [],
    shown: null,
    seen: false,
    ...facts,
  }
}

export function makeReveal(itemId: string, facts: Partial<RevealedPrediction> = {}): Reveal {
  return {
    itemId,
    value: 'cat',
    independent: true,
    predictions: [
      {
        model: 'eyes',
        version: '1',
        value: 'dog',
        confidence: 0.83,
        scores: { dog: 0.83, cat: 0.17 },
        explanation: null,
        agrees: false,
        ...facts,
      },
    ],
  }
}

/** A clock that stands still until the test moves it, and gives ids in order. */
export function makeClock() {
  let ms = 0
  let ids = 0
  const clock: Clock = {
    now: () => morning + ms,
    tick: () => ms,
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
  }
  return { clock, pass: (more: number) => (ms += more) }
}
