import { describe, expect, it } from 'vitest'
import { replayAlarms } from '../../../shared/gates/alarms'
import { evaluateGate } from '../../../shared/gates/evaluate'
import {
  planAlarm,
  planDemotion,
  type AlarmFacts,
  type DemotionFacts,
} from '../../../shared/gates/transitions/demotion'
import { planThreshold, type ThresholdFacts } from '../../../shared/gates/transitions/threshold'
import { makeDeployment } from '../../make/deployment'
import { makeGateFacts } from '../../make/gateFacts'
import { makePolicy } from '../../make/policy'

const lead = { name: 'lead-a', role: 'lead' } as const
const operator = { name: 'operator-a', role: 'operator' } as const
const partial = makeDeployment({ stage: 'partial', threshold: 0.9 })
const full = makeDeployment({ stage: 'full' })

const demote = (parts: Partial<DemotionFacts> = {}) => {
  const result = planDemotion({
    actor: lead,
    reason: 'new scanner',
    deployment: partial,
    gate: evaluateGate(makeGateFacts({ stage: 'partial' })),
    to: null,
    threshold: null,
    hasProposal: true,
    ...parts,
  })
  return result.ok ? result.value : result.error
}

describe('a lead who takes a model down', () => {
  it('goes one stage down, and voids a promotion that waits', () => {
    expect(demote()).toMatchObject({
      kind: 'demote',
      deployment: { stage: 'assisted', threshold: null, revision: 5 },
      evidence: { kind: 'keep' },
      withdrawsProposal: true,
      audit: { act: 'automation.demote', detail: { reason: 'new scanner' } },
    })
  })

  it('may go several stages down', () => {
    expect(demote({ to: 'manual' })).toMatchObject({ deployment: { stage: 'manual' } })
  })

  it('from full goes to partial where a threshold is known, else to assisted', () => {
    expect(demote({ deployment: full })).toMatchObject({
      deployment: { stage: 'partial', threshold: 0.5 },
      evidence: { kind: 'restart-audits' },
    })
    const gate = { ...evaluateGate(makeGateFacts({ stage: 'full' })), recommendedThreshold: null }
    expect(demote({ deployment: full, gate })).toMatchObject({ deployment: { stage: 'assisted' } })
    expect(demote({ deployment: full, gate, threshold: 0.97 })).toMatchObject({
      deployment: { stage: 'partial', threshold: 0.97 },
    })
    expect(demote({ deployment: full, gate, to: 'partial' })).toMatchObject({
      code: 'invalid_input',
    })
  })

  it.each<[string, Partial<DemotionFacts>, string]>([
    ['no lead', { actor: operator }, 'not_allowed'],
    ['no reason', { reason: '' }, 'invalid_input'],
    ['the bottom', { deployment: makeDeployment({ stage: 'manual' }) }, 'conflict'],
    ['a way up', { to: 'full' }, 'invalid_input'],
    ['where it is', { to: 'partial' }, 'invalid_input'],
    ['a threshold that is none', { deployment: full, threshold: 2 }, 'invalid_input'],
  ])('not with %s', (_name, parts, code) => {
    expect(demote(parts)).toMatchObject({ code })
  })
})

describe('an alarm', () => {
  const alarms = replayAlarms(
    0,
    Array.from({ length: 40 }, () => ({
      atMs: 0,
      probability: 0.05,
      smallest: 0.05,
      isError: true,
      isCritical: false,
    })),
    makePolicy(),
  )
  const plan = (parts: Partial<AlarmFacts> = {}) =>
    planAlarm({
      deployment: partial,
      autoDemote: true,
      gate: evaluateGate(makeGateFacts({ stage: 'partial', alarms })),
      hasProposal: false,
      hasWarned: false,
      ...parts,
    })

  it.each([partial, full])('gives the items back to people from %o', (deployment) => {
    const gate = evaluateGate(makeGateFacts({ stage: deployment.stage, alarms }))
    expect(plan({ deployment, gate })).toMatchObject({
      kind: 'demote',
      deployment: { stage: 'assisted', threshold: null, revision: 5 },
      evidence: { kind: 'start-anew' },
      audit: { detail: { by: 'alarm', evidence: { verdict: 'demote' } } },
      notice: { kind: 'alarm', mustAcknowledge: true },
    })
  })

  it('fires while a promotion waits, which is void then', () => {
    expect(plan({ hasProposal: true })).toMatchObject({ kind: 'demote', withdrawsProposal: true })
  })

  it('warns once where the task forbids the app to act', () => {
    expect(plan({ autoDemote: false })).toMatchObject({
      kind: 'warn',
      notice: { mustAcknowledge: true },
    })
    expect(plan({ autoDemote: false, hasWarned: true })).toBeNull()
  })

  it('does nothing while the figures are good', () => {
    expect(plan({ gate: evaluateGate(makeGateFacts({ stage: 'partial' })) })).toBeNull()
  })
})

const setThreshold = (parts: Partial<ThresholdFacts> = {}) => {
  const result = planThreshold({
    actor: lead,
    reason: 'fewer errors',
    deployment: partial,
    threshold: 0.95,
    recommended: 0.8,
    hasProposal: false,
    ...parts,
  })
  return result.ok ? result.value : result.error
}

describe('another threshold', () => {
  it('that is higher keeps the audits above it, whatever is recommended', () => {
    expect(setThreshold({ recommended: null })).toMatchObject({
      kind: 'threshold',
      deployment: { stage: 'partial', threshold: 0.95, revision: 5 },
      evidence: { kind: 'keep-audits-from', confidence: 0.95 },
    })
  })

  it('that is lower needs blind decisions that show it to be safe, and new audits', () => {
    expect(setThreshold({ threshold: 0.8 })).toMatchObject({
      deployment: { threshold: 0.8 },
      evidence: { kind: 'restart-audits' },
    })
    expect(setThreshold({ threshold: 0.79 })).toMatchObject({ code: 'conflict' })
    expect(setThreshold({ threshold: 0.85, recommended: null })).toMatchObject({ code: 'conflict' })
  })

  it.each<[string, Partial<ThresholdFacts>, string]>([
    ['no lead', { actor: operator }, 'not_allowed'],
    ['no reason', { reason: '' }, 'invalid_input'],
    ['another stage', { deployment: full }, 'conflict'],
    ['the same', { threshold: 0.9 }, 'conflict'],
    ['more than 1', { threshold: 1.01 }, 'invalid_input'],
  ])('not with %s', (_name, parts, code) => {
    expect(setThreshold(parts)).toMatchObject({ code })
  })
})
