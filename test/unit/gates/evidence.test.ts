import { describe, expect, it } from 'vitest'
import { effectOfRedefinition, effectOfThreshold } from '../../../shared/gates/evidence'
import { planRedefinition } from '../../../shared/gates/transitions/redefinition'
import type { TaskInput } from '../../../shared/schema/task'
import { makeDeployment } from '../../make/deployment'
import { makeTask } from '../../make/policy'

describe('the evidence after a task is defined anew', () => {
  it.each<[string, Partial<TaskInput>, string]>([
    ['the guideline', { guideline: 'Look twice.' }, 'keep'],
    ['how often people overlap', { review: { overlap: 0.5 } }, 'keep'],
    ['whether the app may demote', { policy: { autoDemote: false } }, 'keep'],
    ['whether two leads must agree', { policy: { secondApproval: true } }, 'keep'],
    ['the target', { policy: { targetAgreement: 0.85 } }, 'start-anew'],
    ['the confidence level', { policy: { confidenceLevel: 0.9 } }, 'start-anew'],
    ['which label is critical', { labels: [{ id: 'benign' }, { id: 'malignant' }] }, 'start-anew'],
    [
      'the order of labels',
      { labels: [{ id: 'malignant', critical: true }, { id: 'benign' }] },
      'keep',
    ],
  ])('with another look at %s', (_name, parts, kind) => {
    expect(effectOfRedefinition(makeTask(), makeTask(parts)).kind).toBe(kind)
  })

  it('takes a model down from full where criticality is no longer low', () => {
    const plan = planRedefinition({
      before: makeTask(),
      after: makeTask({ criticality: 'high' }),
      deployment: makeDeployment({ stage: 'full' }),
      hasProposal: false,
    })
    expect(plan).toMatchObject({
      value: {
        change: {
          deployment: { stage: 'assisted', threshold: null },
          notice: { mustAcknowledge: true },
        },
      },
    })
  })

  it('makes a promotion void that rests on the old policy', () => {
    const plan = planRedefinition({
      before: makeTask(),
      after: makeTask({ policy: { minReviews: 100 } }),
      deployment: makeDeployment(),
      hasProposal: true,
    })
    expect(plan).toMatchObject({
      value: { evidence: { kind: 'start-anew' }, withdrawsProposal: true, change: null },
    })
  })

  it.each([
    ['partial', 'restart-audits'],
    ['full', 'restart-audits'],
    ['assisted', 'keep'],
  ] as const)('with other review conditions at %s: %s', (stage, kind) => {
    const conditions = { kind: 'random', share: 0.1 } as const
    const plan = planRedefinition({
      before: makeTask({ criticality: 'low' }),
      after: makeTask({ criticality: 'low', review: { conditions } }),
      deployment: makeDeployment({ stage }),
      hasProposal: false,
    })
    expect(plan).toMatchObject({ value: { evidence: { kind } } })
  })

  it.each([
    ['partial', false],
    ['full', false],
    ['assisted', true],
  ] as const)('without audits at %s: allowed is %s', (stage, ok) => {
    const plan = planRedefinition({
      before: makeTask({ criticality: 'low' }),
      after: makeTask({ criticality: 'low', review: { audit: 0 } }),
      deployment: makeDeployment({ stage }),
      hasProposal: false,
    })
    expect(plan.ok).toBe(ok)
  })
})

describe('the audits after another threshold', () => {
  it.each([
    [0.8, 0.9, { kind: 'keep-audits-from', confidence: 0.9 }],
    [0.9, 0.8, { kind: 'restart-audits' }],
    [0.9, 0.9, { kind: 'keep' }],
    [null, 0.9, { kind: 'restart-audits' }],
  ] as const)('from %s to %s', (before, after, effect) => {
    expect(effectOfThreshold(before, after)).toEqual(effect)
  })
})
