import { describe, expect, it, test } from 'vitest'
import { formatDeployment, formatStrategy } from '../../../cli/text/deployment'
import { formatGate } from '../../../cli/text/gate'
import { formatRoute } from '../../../cli/text/route'
import { formatState, shapeState } from '../../../cli/text/state'
import { formatTimeline, shapeEntry } from '../../../cli/text/timeline'
import type {
  AutomationState,
  RouteAnswer,
  TimelineEntry,
} from '../../../shared/contract/automation'
import { evaluateGate } from '../../../shared/gates/evaluate'
import { shapeRoute } from '../../../shared/routing/routeDocument'
import type { GateFacts } from '../../../shared/gates/facts'
import { makeDeployment, v1, v2 } from '../../make/deployment'
import { makeGateFacts, noEvidence } from '../../make/gateFacts'

describe('a gate in words', () => {
  it('ticks what passes and names the threshold', () => {
    const text = write({ stage: 'shadow' })
    expect(text).toContain('mass: triage 1.0.0, from shadow to assisted')
    expect(text).toContain('READY: every criterion for assisted passes')
    expect(text).toMatch(/^✓ {2}Agreement with people +99\.0 % +≥ 98\.\d % +≥ 90 % +2,000$/m)
    expect(text).toContain('Recommended threshold: ')
    expect(text).not.toContain('What is missing')
  })

  it('marks what is not known, and says what is missing', () => {
    const text = write({ ...noEvidence, stage: 'shadow' })
    expect(text).toContain('INSUFFICIENT')
    expect(text).toMatch(/^\? {2}Agreement with people +– /m)
    expect(text).toContain('? Agreement with people: No reviews yet; 200 are needed.')
    expect(text).toContain('No threshold is shown to be safe yet.')
  })

  it('crosses what fails, with an estimate of what it takes', () => {
    const text = write({ stage: 'shadow', agreement: { n: 400, agreed: 368 } })
    expect(text).toContain('HOLD: there is evidence enough, and it does not carry assisted.')
    expect(text).toMatch(/^✗ {2}Agreement with people +92\.0 % .*about [\d,]+ reviews$/m)
  })

  it('never rounds a bound to look better than it is', () => {
    const text = write({ stage: 'shadow', agreement: { n: 400, agreed: 400 } })
    expect(text).not.toContain('≥ 100.0 %')
  })

  it('shows values that are no shares as they are', () => {
    const text = write({ stage: 'partial', criticality: 'high' })
    expect(text).toMatch(/^✗ {2}Errors cost little +high +low$/m)
    expect(text).toMatch(/^✓ {2}No alarm over errors +\d\.\d{3} +below 20 /m)
  })

  it('asks nothing on the way into shadow, and has no step above full', () => {
    expect(write({ ...noEvidence, stage: 'manual' })).toContain('shadowing asks for no evidence')
    expect(write({ stage: 'full' })).toContain('HOLD: the model stays at full; no alarm rings.')
  })
})

test('a deployment is a line, whatever its strategy', () => {
  expect(formatDeployment('mass', makeDeployment({ stage: 'partial', threshold: 0.9 }))).toBe(
    'mass: partial from confidence 0.9 on, triage 1.0.0 alone (revision 4)',
  )
  expect(formatStrategy({ kind: 'single', serving: null })).toBe('no version in charge')
  expect(formatStrategy({ kind: 'shadow', serving: v1 })).toBe('triage 1.0.0 only shadowing people')
  expect(formatStrategy({ kind: 'silent', serving: v1, candidates: [v2] })).toBe(
    'triage 1.0.0 in charge, silent beside it: triage 2.0.0',
  )
  expect(formatStrategy({ kind: 'canary', serving: v1, candidate: v2, share: 0.05 })).toBe(
    'triage 1.0.0 in charge, canary triage 2.0.0 with 5 % of the items',
  )
  expect(
    formatStrategy({ kind: 'blue-green', blue: v1, green: v2, weight: 0.1, home: 'blue' }),
  ).toBe('blue triage 1.0.0 with 90 %, green triage 2.0.0 with 10 % of the items, home is blue')
})

describe('what is in charge', () => {
  const state = makeState()

  it('comes with each version, the comparison, and what waits for a person', () => {
    const lines = formatState(state)
    expect(lines[0]).toBe(
      'mass: assisted, triage 1.0.0 in charge, silent beside it: triage 2.0.0 (revision 4)',
    )
    expect(lines[3]).toMatch(/^triage 2\.0\.0 {2}silent +0 % +3,000 {2}ready for partial$/)
    const text = lines.join('\n')
    expect(text).toContain(
      'triage 2.0.0 against triage 1.0.0: not-worse; agreement differs by 1.0 points, at least -1.5 points on 300 items (only the candidate agrees on 9, only the other on 6).',
    )
    expect(text).toContain(
      'The step from assisted to partial that lead-a proposed waits for a second lead: it agrees',
    )
    expect(text).toContain('Not acknowledged yet: The alarm rang.')
    expect(text).toContain('40 decided by the model since the stage began: 3 audited')
  })

  it('is short in JSON: the evidence stays with gate and timeline', () => {
    const document = shapeState(state)
    expect(document).toMatchObject({ task: 'mass', stage: 'assisted', revision: 4 })
    expect(document.proposal).toEqual({
      by: 'lead-a',
      reason: 'it agrees',
      from: 'assisted',
      to: 'partial',
      threshold: 0.9,
      takesOver: null,
      outright: false,
      revision: 4,
      at: '2026-03-09T10:00:00.000Z',
    })
    expect(document.versions[0]).not.toHaveProperty('gate.criteria')
  })
})

test('a route has its names for the outside, and a sentence', () => {
  const answer: RouteAnswer = {
    task: 'mass',
    item: 'case-17',
    decidedBy: 'model',
    lane: null,
    version: v1,
    showPrediction: false,
    draws: [{ salt: 'audit', probability: 0.05, drawn: true }],
    audit: true,
    overlap: false,
    why: 'the model decides everything; drawn for audit at 5 %',
    stage: 'full',
    revision: 7,
  }
  expect(shapeRoute(answer)).toEqual({
    task: 'mass',
    item_id: 'case-17',
    decided_by: 'model',
    lane: null,
    model: 'triage',
    version: '1.0.0',
    show_prediction: false,
    stage: 'full',
    revision: 7,
    draws: [{ salt: 'audit', probability: 0.05, drawn: true }],
    audit: true,
    overlap: false,
    why: 'the model decides everything; drawn for audit at 5 %',
  })
  expect(formatRoute(answer)).toBe(
    'case-17: the model decides, audited blind, triage 1.0.0 assigned (full, revision 7): the model decides everything; drawn for audit at 5 %.',
  )
  expect(shapeRoute({ ...answer, version: null })).toMatchObject({ model: null, version: null })
})

test('a timeline tells who changed what and why, and stumbles over nothing that was kept', () => {
  const before = makeDeployment({ stage: 'shadow' })
  const promoted = entry({
    reason: 'it agrees',
    evidence: { stage: 'shadow', next: 'assisted', verdict: 'ready', criteria: [] },
    before,
    after: { ...before, stage: 'assisted', revision: 5 },
  })
  const lines = formatTimeline([
    promoted,
    entry({ from: 'assisted', to: 'partial', reason: 'go' }, 'automation.propose'),
    entry({ before: 'gone', evidence: null }, 'automation.warn'),
  ])
  expect(lines[1]).toMatch(
    /^2026-03-09 10:00:00 {2}lead {2}promote {2}shadow → assisted +ready +it agrees$/,
  )
  expect(lines[2]).toContain('assisted → partial')
  expect(lines).toHaveLength(4)
  expect(shapeEntry(promoted).at).toBe('2026-03-09T10:00:00.000Z')
})

function write(facts: Partial<GateFacts>): string {
  return formatGate({ task: 'mass', ...v1, ...evaluateGate(makeGateFacts(facts)) }).join('\n')
}

function entry(detail: TimelineEntry['detail'], act = 'automation.promote'): TimelineEntry {
  return {
    seq: 1,
    at: Date.UTC(2026, 2, 9, 10),
    actor: 'lead',
    account: 'account',
    act,
    detail,
  }
}

function makeState(): AutomationState {
  const at = Date.UTC(2026, 2, 9, 10)
  const evaluation = evaluateGate(makeGateFacts())
  return {
    task: 'mass',
    deployment: makeDeployment({ strategy: { kind: 'silent', serving: v1, candidates: [v2] } }),
    stageSince: at,
    auditsSince: null,
    versions: [
      {
        ...v2,
        role: 'silent',
        firstSeenAt: at,
        predictions: 3000,
        share: 0,
        gate: { task: 'mass', ...v2, ...evaluation },
      },
    ],
    comparisons: [
      {
        control: v1,
        candidate: v2,
        n: 300,
        onlyCandidateAgrees: 9,
        onlyControlAgrees: 6,
        difference: 0.01,
        lower: -0.015,
        verdict: 'not-worse',
      },
    ],
    canary: null,
    proposal: {
      by: 'lead-a',
      reason: 'it agrees',
      from: 'assisted',
      to: 'partial',
      threshold: 0.9,
      takesOver: null,
      outright: false,
      revision: 4,
      evidence: evaluation,
      at,
    },
    notices: [
      {
        id: 1,
        task: 'mass',
        at,
        kind: 'alarm',
        text: 'The alarm rang.',
        mustAcknowledge: true,
        acknowledgedBy: null,
      },
    ],
    waiting: { blind: 4, shown: 2 },
    automatic: { decided: 40, audited: 3, waiting: 0 },
    lastRouted: { n: 100, byModel: 40, byPeople: 60, audited: 3 },
  }
}
