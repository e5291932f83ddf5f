import { describe, expect, it } from 'vitest'
import { evaluateGate } from '../../../shared/gates/evaluate'
import { planApproval } from '../../../shared/gates/transitions/approval'
import { planCanaryStep, type CanaryStepFacts } from '../../../shared/gates/transitions/canary'
import { makeDeployment, v1, v2 } from '../../make/deployment'
import { makeGateFacts } from '../../make/gateFacts'
import { makeTask } from '../../make/policy'

const canary = (share: number) =>
  makeDeployment({ strategy: { kind: 'canary', serving: v1, candidate: v2, share } })
const approval = {
  startedBy: 'lead-a',
  wasDeclined: false,
  gate: evaluateGate(makeGateFacts(), 'assisted'),
}

const step = (share: number, next: number | null, parts: Partial<CanaryStepFacts> = {}) =>
  planCanaryStep({
    deployment: canary(share),
    step: { next, why: '90 of 92 agree' },
    hasProposal: false,
    approval: null,
    ...parts,
  })

const proposal = () => {
  const plan = step(0.5, 1, { approval })
  if (plan?.kind !== 'propose') throw new Error('nothing was proposed')
  return plan.proposal
}

const answer = (parts: Partial<Parameters<typeof planApproval>[0]> = {}) => {
  const result = planApproval({
    actor: { name: 'lead-b', role: 'lead' },
    reason: 'seen',
    deployment: canary(0.5),
    gate: approval.gate,
    task: makeTask({ policy: { secondApproval: true } }),
    proposal: proposal(),
    approves: true,
    canary: { verdict: 'ready', why: '99 of 101 agree' },
    ...parts,
  })
  return result.ok ? result.value : result.error
}

describe('a canary by itself', () => {
  it('goes up a step without a word to anybody', () => {
    expect(step(0.05, 0.25)).toMatchObject({
      kind: 'deploy',
      deployment: { strategy: { share: 0.25 }, revision: 5 },
      notice: null,
    })
  })

  it('ends with its candidate in charge, which somebody has to acknowledge', () => {
    expect(step(1, null)).toMatchObject({
      kind: 'deploy',
      deployment: { strategy: { kind: 'single', serving: v2 } },
      evidence: { kind: 'restart-audits' },
      notice: {
        kind: 'takeover',
        mustAcknowledge: true,
        text: 'The canary has ended: triage 2.0.0 has all items, in place of triage 1.0.0. 90 of 92 agree.',
      },
    })
  })
})

describe('a canary where two leads must agree', () => {
  it.each([
    [0.5, 1],
    [1, null],
  ])('asks before all items go to the candidate, from %s', (share, next) => {
    expect(step(share, next, { approval })).toMatchObject({
      kind: 'propose',
      proposal: { by: 'lead-a', takesOver: v2, from: 'assisted', to: 'assisted', revision: 4 },
      audit: { act: 'automation.propose' },
      notice: { kind: 'approval-asked', text: expect.stringContaining('lead-a') },
    })
  })

  it('asks for no earlier step', () => {
    expect(step(0.25, 0.5, { approval })).toMatchObject({ kind: 'deploy' })
  })

  it('asks once, and not again after it was declined', () => {
    expect(step(0.5, 1, { approval, hasProposal: true })).toBeNull()
    expect(step(0.5, 1, { approval: { ...approval, wasDeclined: true } })).toBeNull()
  })

  it('ends when another lead approves, with the figures of that moment', () => {
    expect(answer()).toMatchObject({
      kind: 'deploy',
      deployment: { stage: 'assisted', strategy: { kind: 'single', serving: v2 } },
      withdrawsProposal: true,
      audit: {
        act: 'automation.canary',
        detail: {
          by: 'lead-a',
          approvedBy: 'lead-b',
          approval: 'seen',
          reason: 'triage 2.0.0 takes over: 99 of 101 agree.',
        },
      },
      notice: null,
    })
  })

  it('does not end by the word of the lead who began it, nor on figures that turned', () => {
    expect(answer({ actor: { name: 'lead-a', role: 'lead' } })).toMatchObject({
      code: 'not_allowed',
    })
    expect(answer({ canary: { verdict: 'hold', why: '99 of 120 agree' } })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('99 of 120'),
    })
    expect(answer({ deployment: makeDeployment(), canary: null })).toMatchObject({
      code: 'conflict',
    })
  })
})
