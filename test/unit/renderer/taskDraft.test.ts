import { describe, expect, it } from 'vitest'
import {
  draftToInput,
  draftToJson,
  emptyDraft,
  faultsOf,
  inputToDraft,
  jsonToDraft,
  moveLabel,
  taskToDraft,
} from '../../../renderer/screens/setup/tasks/draft'
import { taskSchema } from '../../../shared/schema/task'
import { makeTask } from '../../make/policy'

const whole = makeTask({
  name: 'Mass',
  labels: [
    { id: 'benign', name: 'Benign', hotkey: 'b', colour: '#3b82f6' },
    { id: 'malignant', critical: true },
  ],
  review: { overlap: 0.2, conditions: { kind: 'label', labels: ['malignant'] } },
})

describe('a task as a form', () => {
  it('says the same again when nothing was touched', () => {
    for (const task of [
      whole,
      makeTask({ kind: 'text', labels: [] }),
      makeTask({ kind: 'number', labels: [], tolerance: 0.5 }),
    ]) {
      expect(taskSchema.parse(draftToInput(taskToDraft(task)))).toEqual(task)
      const read = jsonToDraft(draftToJson(taskToDraft(task)), task.id)
      expect(read).toEqual({ ok: true, value: taskToDraft(task) })
    }
  })

  it('takes a proposal that lacks something, and says what', () => {
    const draft = inputToDraft({
      id: 'birds',
      kind: 'label',
      labels: [{ id: 'owl' }],
      review: { decisions: 'external' },
    })
    expect(draft).toMatchObject({
      labels: [{ id: 'owl' }],
      review: { decisions: 'external', audit: 0.05 },
    })
    expect([...faultsOf(draft)]).toEqual([['labels', 'must have at least two labels']])
  })

  it('names every field that is wrong, also where labels take from one another', () => {
    const draft = taskToDraft(whole)
    const labels = draft.labels.map((label) => ({ ...label, hotkey: 'b' }))
    const policy = { ...draft.policy, minKappa: Number.NaN }
    expect([...faultsOf({ ...draft, labels, policy }).keys()]).toEqual([
      'labels[1].hotkey',
      'policy.minKappa',
    ])
    expect([...faultsOf(emptyDraft).keys()]).toContain('id')
  })

  it('moves a label as far as there is room', () => {
    const { labels } = taskToDraft(whole)
    const ids = (list: typeof labels) => list.map(({ id }) => id)
    expect(ids(moveLabel(labels, 1, -1))).toEqual(['malignant', 'benign'])
    expect(ids(moveLabel(labels, 0, -1))).toEqual(['benign', 'malignant'])
    expect(ids(moveLabel(labels, 1, 1))).toEqual(['benign', 'malignant'])
  })
})
