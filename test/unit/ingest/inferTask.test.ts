import { describe, expect, it } from 'vitest'
import { TaskGuess } from '../../../shared/ingest/inferTask'
import { taskSchema } from '../../../shared/schema/task'
import { makeDecision, makeOutcome, makePrediction } from '../../make/events'

function propose(...events: readonly Parameters<TaskGuess['see']>[0][]) {
  const guess = new TaskGuess()
  for (const event of events) guess.see(event)
  return guess.propose()
}

const labelsOf = (task: ReturnType<typeof propose>[number] | undefined) =>
  task?.labels?.map(({ id }) => id)

describe('a task proposed from events', () => {
  it('has the labels that were answered or scored, and can be defined as it is', () => {
    const [task] = propose(
      makePrediction({ task: 'pet_photos', value: 'dog', scores: { dog: 0.9, needs_look: 0.1 } }),
      makePrediction({ task: 'pet_photos', value: 'cat', scores: null }),
      makePrediction({ task: 'pet_photos', value: 'dog', scores: null }),
    )
    expect(task).toEqual({
      id: 'pet_photos',
      name: 'Pet photos',
      kind: 'label',
      labels: [
        { id: 'dog', name: 'Dog', hotkey: '1' },
        { id: 'cat', name: 'Cat', hotkey: '2' },
        { id: 'needs_look', name: 'Needs look', hotkey: '3' },
      ],
      review: { decisions: 'in-app' },
    })
    expect(taskSchema.safeParse(task).success).toBe(true)
  })

  it('orders numbers by size and gives them their own key', () => {
    const values = ['7', '10', '2']
    const tens = propose(...values.map((value) => makePrediction({ value, scores: null })))
    expect(labelsOf(tens[0])).toEqual(['2', '7', '10'])
    const digits = propose(...['7', '0'].map((value) => makePrediction({ value, scores: null })))
    expect(digits[0]?.labels).toEqual([
      { id: '0', name: '0', hotkey: '0' },
      { id: '7', name: '7', hotkey: '7' },
    ])
  })

  it('orders labels that are as frequent by name', () => {
    const [task] = propose(makePrediction({ value: 'b', scores: { c: 0, b: 1, a: 0 } }))
    expect(labelsOf(task)).toEqual(['b', 'a', 'c'])
  })

  it('takes decisions from outside where the file brings some', () => {
    const [task] = propose(makePrediction(), makeDecision({ itemId: 'item-1' }))
    expect(task?.review).toEqual({ decisions: 'external' })
    const [other] = propose(makePrediction(), makeOutcome({ itemId: 'item-1' }))
    expect(other?.review).toEqual({ decisions: 'in-app' })
  })

  it('comes once for each task, in the order in which they were first seen', () => {
    const tasks = propose(
      makePrediction({ task: 'b' }),
      makePrediction({ task: 'a' }),
      makePrediction({ task: 'b' }),
    )
    expect(tasks.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it.each([
    ['text', Array.from({ length: 1500 }, (_, index) => `text number ${index}`)],
    ['text', Array.from({ length: 20 }, (_, index) => `name ${index}`)],
    ['text', ['One line\nand another.', 'short']],
    ['number', [3.5, 2, 3.5]],
    ['labels', [['cat', 'dog'], [], ['dog']]],
    ['label', ['cat', 'dog', 'cat']],
  ])('has the kind %s that its values have', (kind, values) => {
    const [task] = propose(
      ...values.map((value, index) => makePrediction({ value, scores: null, id: String(index) })),
    )
    expect(task).toMatchObject({ kind })
    expect(taskSchema.safeParse(task).success).toBe(true)
  })

  it('has the labels of all lists where values are lists', () => {
    const lists = [['cat', 'dog'], [], ['dog']]
    const events = lists.map((value, index) =>
      makePrediction({ value, scores: null, id: String(index) }),
    )
    expect(labelsOf(propose(...events)[0])).toEqual(['dog', 'cat'])
  })

  it('has labels where some are scored, however many there are', () => {
    const scores = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`l${index}`, 0]))
    const items = Array.from({ length: 25 }, (_, index) =>
      makePrediction({ value: `l${index}`, scores, id: String(index) }),
    )
    expect(propose(...items)[0]).toMatchObject({ kind: 'label' })
  })

  it('gives no key to labels beyond the tenth', () => {
    const values = 'abcdefghijkl'.split('').map((letter) => letter.repeat(2))
    const [task] = propose(...values.map((value) => makePrediction({ value, scores: null })))
    expect(task?.labels?.map((label) => label.hotkey)).toEqual([
      ...'1234567890'.split(''),
      undefined,
      undefined,
    ])
  })
})
