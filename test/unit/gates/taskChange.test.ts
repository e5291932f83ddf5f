import { describe, expect, it } from 'vitest'
import { describeTaskChange, type TaskUse } from '../../../shared/gates/taskChange'
import type { TaskInput } from '../../../shared/schema/task'
import { makeDeployment } from '../../make/deployment'
import { makeTask } from '../../make/policy'

const none = { unknownTask: 0, unknownLabel: 0 }
const used: TaskUse = {
  deployment: makeDeployment(),
  hasProposal: false,
  isUsed: true,
  items: 180,
  answers: { malignant: 12 },
}

function change(parts: Partial<TaskInput>, use: Partial<TaskUse> = {}, setAside = none) {
  return describeTaskChange({
    before: makeTask(),
    after: makeTask(parts),
    use: { ...used, ...use },
    setAside,
  })
}

describe('what saving a definition does', () => {
  it.each<[string, Partial<TaskInput>, readonly unknown[]]>([
    ['another guideline', { guideline: 'Look twice.' }, []],
    [
      'another name of a label',
      {
        labels: [
          { id: 'benign', name: 'Benign' },
          { id: 'malignant', critical: true },
        ],
      },
      [],
    ],
    ['more overlap', { review: { overlap: 0.5 } }, [{ kind: 'routed-again', items: 180 }]],
    [
      'other limits',
      { policy: { minReviews: 300, targetAgreement: 0.95 } },
      [{ kind: 'evidence-anew', because: ['minReviews', 'targetAgreement'] }],
    ],
    ['what to do with a verdict', { policy: { autoDemote: false } }, []],
    [
      'a label less',
      { labels: [{ id: 'benign' }, { id: 'unclear' }] },
      [
        { kind: 'evidence-anew', because: ['labels'] },
        { kind: 'label-gone', label: 'malignant', answers: 12 },
      ],
    ],
    [
      'another critical label',
      {
        labels: [
          { id: 'benign', critical: true },
          { id: 'malignant', critical: true },
        ],
      },
      [{ kind: 'evidence-anew', because: ['critical'] }],
    ],
    [
      'texts held against each other otherwise',
      { normalise: { ignoreCase: false } },
      [{ kind: 'evidence-anew', because: ['normalise'] }, { kind: 'counted-anew' }],
    ],
  ])('with %s', (_name, parts, effects) => {
    expect(change(parts)).toEqual({ kind: 'changed', refusal: null, effects })
  })

  it('is nothing where nothing differs', () => {
    expect(change({})).toEqual({ kind: 'none', refusal: null, effects: [] })
  })

  it('starts no evidence anew where there is none yet', () => {
    const unused = { isUsed: false, items: 0 }
    expect(
      change({ policy: { minReviews: 300 }, review: { overlap: 0.5 } }, unused).effects,
    ).toEqual([])
    const kind: Partial<TaskInput> = { kind: 'text', labels: [] }
    expect(change(kind, unused).refusal).toBeNull()
    expect(change(kind).refusal).toMatchObject({ path: 'kind' })
  })

  it('refuses what would leave the model without audits', () => {
    const deployment = makeDeployment({ stage: 'partial', threshold: 0.9 })
    expect(change({ review: { audit: 0 } }, { deployment }).refusal).not.toBeNull()
  })

  it('takes a model down, and a promotion that waits away', () => {
    const full = { deployment: makeDeployment({ stage: 'full' }), hasProposal: true }
    expect(change({ criticality: 'high' }, full).effects.map(({ kind }) => kind)).toEqual([
      'demoted',
      'proposal-withdrawn',
    ])
  })

  it('tries lines again that waited for the task, or for a label of it', () => {
    const setAside = { unknownTask: 0, unknownLabel: 7 }
    expect(change({ guideline: 'Look twice.' }, {}, setAside).effects).toEqual([])
    const labels = [{ id: 'benign' }, { id: 'malignant', critical: true }, { id: 'unclear' }]
    expect(change({ labels }, {}, setAside).effects).toContainEqual({
      kind: 'lines-tried-again',
      lines: 7,
    })
    const waiting = { unknownTask: 40, unknownLabel: 0 }
    expect(
      describeTaskChange({ before: null, after: makeTask(), use: null, setAside: waiting }),
    ).toEqual({ kind: 'new', refusal: null, effects: [{ kind: 'lines-tried-again', lines: 40 }] })
  })
})
