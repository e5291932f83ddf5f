import { describe, expect, it } from 'vitest'
import { evaluateGate } from '../../../shared/gates/evaluate'
import type { GateFacts } from '../../../shared/gates/facts'
import type { Proposal } from '../../../shared/gates/transitions/act'
import { planApproval } from '../../../shared/gates/transitions/approval'
import { planPromotion, type PromotionFacts } from '../../../shared/gates/transitions/promotion'
import type { Deployment } from '../../../shared/schema/deployment'
import { makeDeployment, v1, v2 } from '../../make/deployment'
import { makeGateFacts, makeGrid } from '../../make/gateFacts'
import { makeTask } from '../../make/policy'

const lead = { name: 'lead-a', role: 'lead' } as const
const secondLead = { name: 'lead-b', role: 'lead' } as const
const twoLeads = makeTask({ policy: { secondApproval: true } })

const gateOf = (parts: Partial<GateFacts> = {}) => evaluateGate(makeGateFacts(parts))

function makeFacts(parts: Partial<PromotionFacts> = {}): PromotionFacts {
  return {
    actor: lead,
    reason: 'good for weeks',
    deployment: makeDeployment(),
    gate: gateOf(),
    task: makeTask(),
    threshold: null,
    outright: false,
    proposal: null,
    ...parts,
  }
}

const plan = (parts: Partial<PromotionFacts> = {}) => {
  const result = planPromotion(makeFacts(parts))
  return result.ok ? result.value : result.error
}

describe('a promotion', () => {
  it('to partial takes the recommended threshold and freezes its evidence', () => {
    const gate = gateOf()
    expect(plan({ gate })).toMatchObject({
      kind: 'promote',
      deployment: { stage: 'partial', threshold: gate.recommendedThreshold, revision: 5 },
      evidence: { kind: 'restart-audits' },
      audit: {
        act: 'automation.promote',
        detail: { reason: 'good for weeks', by: 'lead-a', approvedBy: null, evidence: gate },
      },
    })
  })

  it('from manual needs no figures', () => {
    const gate = gateOf({ stage: 'manual' })
    const deployment = makeDeployment({ stage: 'manual' })
    expect(plan({ deployment, gate })).toMatchObject({
      kind: 'promote',
      deployment: { stage: 'shadow', threshold: null },
      evidence: { kind: 'keep' },
    })
  })

  it('to full leaves no threshold', () => {
    const deployment = makeDeployment({ stage: 'partial', threshold: 0.9 })
    expect(plan({ deployment, gate: gateOf({ stage: 'partial' }) })).toMatchObject({
      deployment: { stage: 'full', threshold: null },
    })
  })

  it.each([
    [0.95, 'promote'],
    [0.5, 'promote'],
    [0.505, 'promote'],
    [0.49, 'conflict'],
    [1.5, 'invalid_input'],
    [Number.NaN, 'invalid_input'],
  ])('with a threshold of %d set by hand: %s', (threshold, outcome) => {
    const found = plan({ threshold })
    expect('kind' in found ? found.kind : found.code).toBe(outcome)
  })

  it('counts a threshold off the grid as the grid value below it', () => {
    // Safe from 0.9 down to 0.5 is nothing here but 0.95 and above.
    const grid = makeGrid(2000, 1900, 5).map((count) =>
      count.threshold < 0.95 ? { ...count, errors: 200 } : count,
    )
    const gate = { ...gateOf(), recommendedThreshold: gateOf({ grid }).recommendedThreshold }
    expect(gate.recommendedThreshold).toBe(0.95)
    expect(plan({ gate, threshold: 0.949 })).toMatchObject({ code: 'conflict' })
    expect(plan({ gate, threshold: 0.955 })).toMatchObject({
      deployment: { stage: 'partial', threshold: 0.955 },
    })
  })

  it.each<[string, Partial<PromotionFacts>, string, RegExp]>([
    ['by an operator', { actor: { name: 'o', role: 'operator' } }, 'not_allowed', /lead/],
    ['by a reviewer', { actor: { name: 'r', role: 'reviewer' } }, 'not_allowed', /lead/],
    ['without a reason', { reason: ' \n' }, 'invalid_input', /reason/],
    ['while another waits', { proposal: makeProposal() }, 'conflict', /waits for a second lead/],
    [
      'from full',
      { deployment: makeDeployment({ stage: 'full' }), gate: gateOf({ stage: 'full' }) },
      'conflict',
      /already/,
    ],
    [
      'on a gate of another stage',
      { gate: gateOf({ stage: 'shadow' }) },
      'conflict',
      /changed in the meantime/,
    ],
    [
      'on a gate that holds, with what is open',
      { gate: gateOf({ agreement: { n: 2000, agreed: 1700 } }) },
      'conflict',
      /hold; open: agreement with people/,
    ],
    [
      'on a thin sample',
      { gate: gateOf({ agreement: { n: 199, agreed: 199 } }) },
      'conflict',
      /insufficient/,
    ],
    [
      'during a canary',
      {
        deployment: makeDeployment({
          strategy: { kind: 'canary', serving: v1, candidate: v2, share: 0.05 },
        }),
      },
      'conflict',
      /canary/,
    ],
    [
      'while two slots share the items',
      {
        deployment: makeDeployment({
          strategy: { kind: 'blue-green', blue: v1, green: v2, weight: 0.5, home: 'blue' },
        }),
      },
      'conflict',
      /one slot/,
    ],
    [
      'with the strategy shadow',
      { deployment: makeDeployment({ strategy: { kind: 'shadow', serving: v1 } }) },
      'conflict',
      /no model decides/,
    ],
    [
      'without a version in charge',
      { deployment: makeDeployment({ strategy: { kind: 'single', serving: null } }) },
      'conflict',
      /deploy one first/,
    ],
  ])('%s is refused', (_name, parts, code, message) => {
    const found = plan(parts)
    expect(found).toMatchObject({ code })
    expect('message' in found ? found.message : '').toMatch(message)
  })

  it.each(['medium', 'high'] as const)(
    'to full is refused at %s criticality, also outright',
    (criticality) => {
      const deployment = makeDeployment({ stage: 'partial', threshold: 0.9 })
      const task = makeTask({ criticality })
      const gate = gateOf({ stage: 'partial', criticality })
      for (const outright of [false, true])
        expect(plan({ deployment, task, gate, outright })).toMatchObject({ code: 'not_allowed' })
    },
  )

  it('is refused during an alarm, also outright', () => {
    const deployment = makeDeployment({ stage: 'partial', threshold: 0.9 })
    const gate = { ...gateOf({ stage: 'partial' }), verdict: 'demote' } as const
    expect(plan({ deployment, gate, outright: true })).toMatchObject({ code: 'conflict' })
  })
})

describe('a promotion outright', () => {
  const gate = gateOf({ overlap: { level: 0, modelOut: 0, humansSplit: 0 } })

  it('goes ahead with the strategy single, and tells what was missing', () => {
    expect(plan({ gate, outright: true })).toMatchObject({
      kind: 'promote',
      audit: { detail: { outright: true, missing: [{ id: 'non-inferiority', pass: null }] } },
    })
  })

  it('is for no other strategy', () => {
    const deployment = makeDeployment({
      strategy: { kind: 'silent', serving: v1, candidates: [v2] },
    })
    expect(plan({ gate, deployment, outright: true })).toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['assisted', true],
    ['assisted', false],
    ['partial', true],
    ['partial', false],
  ] as const)('leaves %s only where audits are drawn; outright is %s', (stage, outright) => {
    const task = makeTask({ criticality: 'low', review: { audit: 0 } })
    const deployment = makeDeployment({ stage, threshold: stage === 'partial' ? 0.9 : null })
    expect(plan({ task, deployment, outright, gate: gateOf({ stage }) })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('review.audit'),
    })
  })

  it('to assisted needs no audits', () => {
    const task = makeTask({ review: { audit: 0 } })
    const deployment = makeDeployment({ stage: 'shadow' })
    expect(plan({ task, deployment, gate: gateOf({ stage: 'shadow' }) })).toMatchObject({
      deployment: { stage: 'assisted' },
    })
  })

  it('needs a threshold by hand where none is shown to be safe', () => {
    const unsafe = gateOf({ grid: makeGrid(2000, 100, 30) })
    expect(plan({ gate: unsafe, outright: true })).toMatchObject({ code: 'invalid_input' })
    expect(plan({ gate: unsafe, outright: true, threshold: 0.9 })).toMatchObject({
      deployment: { threshold: 0.9 },
    })
  })
})

describe('where a second lead must approve', () => {
  const approve = (
    parts: Partial<Parameters<typeof planApproval>[0]> & { deployment?: Deployment } = {},
  ) => {
    const result = planApproval({
      actor: secondLead,
      reason: 'seen the figures',
      deployment: makeDeployment(),
      gate: gateOf(),
      task: twoLeads,
      proposal: makeProposal(),
      approves: true,
      canary: null,
      ...parts,
    })
    return result.ok ? result.value : result.error
  }

  it('a promotion waits first, with its evidence', () => {
    const found = plan({ task: twoLeads })
    expect(found).toMatchObject({
      kind: 'propose',
      proposal: { by: 'lead-a', from: 'assisted', to: 'partial', threshold: 0.5, revision: 4 },
      audit: { act: 'automation.propose' },
      notice: { kind: 'approval-asked' },
    })
  })

  it('another lead lets it happen', () => {
    expect(approve()).toMatchObject({
      kind: 'promote',
      deployment: { stage: 'partial', threshold: 0.5, revision: 5 },
      audit: { detail: { by: 'lead-a', approvedBy: 'lead-b', approval: 'seen the figures' } },
    })
  })

  it('the lead who proposed it may take it back and not approve it', () => {
    expect(approve({ actor: lead })).toMatchObject({ code: 'not_allowed' })
    expect(approve({ actor: lead, approves: false })).toMatchObject({ kind: 'decline' })
  })

  it.each([
    ['an operator asks', { actor: { name: 'o', role: 'operator' } as const }, 'not_allowed'],
    ['there is no reason', { reason: '' }, 'invalid_input'],
    ['the deployment has changed', { deployment: makeDeployment({ revision: 5 }) }, 'conflict'],
    ['the gate holds now', { gate: gateOf({ agreement: { n: 2000, agreed: 1700 } }) }, 'conflict'],
    [
      'its threshold is not safe any more',
      { gate: { ...gateOf(), recommendedThreshold: 0.9 } },
      'conflict',
    ],
  ])('not where %s', (_name, parts, code) => {
    expect(approve(parts)).toMatchObject({ code })
  })
})

function makeProposal(): Proposal {
  return {
    by: 'lead-a',
    reason: 'good for weeks',
    from: 'assisted',
    to: 'partial',
    threshold: 0.5,
    takesOver: null,
    outright: false,
    revision: 4,
    evidence: evaluateGate(makeGateFacts()),
  }
}
