import { describe, expect, it } from 'vitest'
import { evaluateGate } from '../../../shared/gates/evaluate'
import { type DeployFacts, planDeploy } from '../../../shared/gates/transitions/deploy'
import {
  planCanaryRollback,
  planRollback,
  type RollbackFacts,
  findPrevious,
} from '../../../shared/gates/transitions/rollback'
import { servingVersion } from '../../../shared/schema/deployment'
import type { Strategy } from '../../../shared/schema/deployment'
import { makeDeployment, v1, v2, v3 } from '../../make/deployment'
import { makeGateFacts, noEvidence } from '../../make/gateFacts'

const lead = { name: 'lead-a', role: 'lead' } as const
const operator = { name: 'operator-a', role: 'operator' } as const
const partial = makeDeployment({ stage: 'partial', threshold: 0.9 })
const canary: Strategy = { kind: 'canary', serving: v1, candidate: v2, share: 0.05 }
const slots = { kind: 'blue-green', blue: v1, green: v2, weight: 0.25, home: 'blue' } as const

const deploy = (strategy: Strategy, parts: Partial<DeployFacts> = {}) => {
  const result = planDeploy({
    actor: lead,
    reason: 'retrained',
    deployment: partial,
    strategy,
    known: [v1, v2, v3],
    gate: null,
    hasProposal: false,
    ...parts,
  })
  return result.ok ? result.value : result.error
}

describe('a deployment', () => {
  it('outright keeps the stage, starts the audits, and shows what evidence is missing', () => {
    const gate = evaluateGate(makeGateFacts({ stage: 'partial', ...noEvidence }), 'partial')
    const found = deploy({ kind: 'single', serving: v2 }, { gate })
    expect(found).toMatchObject({
      kind: 'deploy',
      deployment: { stage: 'partial', threshold: 0.9, revision: 5 },
      evidence: { kind: 'restart-audits' },
    })
    expect('missing' in found ? found.missing.map(({ id }) => id) : []).toContain('agreement')
  })

  it.each<[string, Strategy]>([
    ['silent candidates', { kind: 'silent', serving: v1, candidates: [v2, v3] }],
    ['a canary', canary],
    ['two slots', { ...slots, weight: 0 }],
  ])('with %s leaves the evidence of the version in charge', (_name, strategy) => {
    expect(deploy(strategy)).toMatchObject({
      deployment: { stage: 'partial', threshold: 0.9, strategy },
      evidence: { kind: 'keep' },
    })
  })

  it('as shadow takes every decision from the model', () => {
    expect(deploy({ kind: 'shadow', serving: v1 })).toMatchObject({
      deployment: { stage: 'shadow', threshold: null },
    })
  })

  it('of the first version of a task may have any strategy', () => {
    const deployment = makeDeployment({ strategy: { kind: 'single', serving: null } })
    expect(deploy({ kind: 'single', serving: v1 }, { deployment })).toMatchObject({
      kind: 'deploy',
    })
  })

  it.each<[string, Strategy, Partial<DeployFacts>, string]>([
    ['no lead', canary, { actor: operator }, 'not_allowed'],
    ['no reason', canary, { reason: '' }, 'invalid_input'],
    ['no version', { kind: 'single', serving: null }, {}, 'conflict'],
    ['an unknown version', canary, { known: [v1] }, 'conflict'],
    ['one version twice', { ...canary, candidate: v1 }, {}, 'conflict'],
    ['another version in charge', { ...canary, serving: v3 }, {}, 'conflict'],
    ['home at the newcomer', { ...slots, home: 'green' }, {}, 'conflict'],
    [
      'a new version in a slot with traffic',
      { ...slots, green: v3 },
      { deployment: makeDeployment({ strategy: slots }) },
      'conflict',
    ],
  ])('is refused with %s', (_name, strategy, parts, code) => {
    expect(deploy(strategy, parts)).toMatchObject({ code })
  })

  it('moves weight between slots, and fills the idle one', () => {
    const deployment = makeDeployment({ strategy: { ...slots, weight: 0 } })
    expect(deploy({ ...slots, weight: 1 }, { deployment })).toMatchObject({ kind: 'deploy' })
    expect(deploy({ ...slots, weight: 0, green: v3 }, { deployment })).toMatchObject({
      kind: 'deploy',
    })
  })
})

const goBack = (parts: Partial<RollbackFacts> = {}) => {
  const result = planRollback({
    actor: lead,
    reason: 'complaints',
    deployment: partial,
    previous: null,
    threshold: null,
    hasProposal: true,
    ...parts,
  })
  return result.ok ? result.value : result.error
}

describe('the way back', () => {
  it('out of a canary gives all items to the serving version', () => {
    const deployment = { ...partial, strategy: canary }
    expect(goBack({ deployment })).toMatchObject({
      kind: 'rollback',
      deployment: { stage: 'partial', strategy: { kind: 'single', serving: v1 }, revision: 5 },
      evidence: { kind: 'keep' },
      withdrawsProposal: true,
    })
  })

  it('takes a more careful threshold, never a lower one, and none but for partial', () => {
    const previous = makeDeployment({ stage: 'partial', threshold: 0.8 })
    const deployment = { ...partial, strategy: { kind: 'single', serving: v2 } } as const
    const withThreshold = (threshold: number) => goBack({ deployment, previous, threshold })
    expect(withThreshold(0.99)).toMatchObject({ deployment: { threshold: 0.99 } })
    expect(withThreshold(0.85)).toMatchObject({ code: 'conflict' })
    expect(withThreshold(1.5)).toMatchObject({ code: 'invalid_input' })
    const toShadow = { previous: makeDeployment({ stage: 'shadow', threshold: null }) }
    expect(goBack({ ...toShadow, threshold: 0.9 })).toMatchObject({ code: 'invalid_input' })
  })

  it('leads nowhere that no version was in charge', () => {
    const previous = makeDeployment({
      stage: 'shadow',
      strategy: { kind: 'single', serving: null },
      revision: 1,
    })
    const deployment = makeDeployment({ stage: 'shadow', revision: 2 })
    expect(goBack({ deployment, previous })).toMatchObject({
      code: 'conflict',
      message:
        'There is nothing to go back to: before this, no version was in charge. To have people decide alone, demote to manual.',
    })
  })

  it('looks past revisions that changed nothing in charge', () => {
    const before = makeDeployment({ stage: 'shadow', revision: 2 })
    const history = [5, 4, 3].map((revision) => makeDeployment({ revision }))
    const present = makeDeployment({ revision: 5 })
    expect(findPrevious([...history, before], present)).toBe(before)
    expect(findPrevious(history, present)).toBeNull()
  })

  it('between slots is one switch, from any weight', () => {
    for (const weight of [0.1, 0.5, 1]) {
      const deployment = { ...partial, strategy: { ...slots, weight } }
      expect(goBack({ deployment })).toMatchObject({
        deployment: { strategy: { ...slots, weight: 0 } },
      })
    }
  })

  it('brings the version before back, with its own audits to come', () => {
    const previous = makeDeployment({ stage: 'partial', threshold: 0.95 })
    const deployment = { ...partial, strategy: { kind: 'single', serving: v2 } } as const
    expect(goBack({ deployment, previous })).toMatchObject({
      deployment: { stage: 'partial', threshold: 0.95, strategy: { serving: v1 } },
      evidence: { kind: 'restart-audits' },
    })
  })

  it('never leads up: neither to a higher stage nor to a lower threshold', () => {
    const deployment = makeDeployment({ stage: 'assisted' })
    expect(goBack({ deployment, previous: partial })).toMatchObject({ code: 'conflict' })
    const careful = makeDeployment({ stage: 'partial', threshold: 0.97 })
    expect(goBack({ deployment: careful, previous: partial })).toMatchObject({ code: 'conflict' })
    const fromFull = goBack({ previous: makeDeployment({ stage: 'full' }), deployment: partial })
    expect(fromFull).toMatchObject({ code: 'conflict' })
  })

  it.each<[string, Partial<RollbackFacts>, string]>([
    ['no lead', { actor: operator }, 'not_allowed'],
    ['no reason', { reason: '' }, 'invalid_input'],
    ['nothing before', {}, 'conflict'],
  ])('is refused with %s', (_name, parts, code) => {
    expect(goBack(parts)).toMatchObject({ code })
  })

  it('is taken by the app itself for a candidate that is worse beyond doubt', () => {
    const found = planCanaryRollback({ ...partial, strategy: canary }, '12 of 40 agree.', false)
    expect(found).toMatchObject({
      deployment: { strategy: { kind: 'single', serving: v1 } },
      audit: { detail: { by: 'alarm' } },
      notice: { kind: 'alarm', mustAcknowledge: true },
    })
    expect(planCanaryRollback(partial, '', false)).toBeNull()
  })
})

describe('the version in charge', () => {
  it.each<[Strategy, typeof v1 | null]>([
    [{ kind: 'single', serving: null }, null],
    [canary, v1],
    [slots, v1],
    [{ ...slots, weight: 0.75 }, v2],
    [{ ...slots, weight: 0.5, home: 'green' }, v2],
  ])('of %o', (strategy, version) => {
    expect(servingVersion(strategy)).toEqual(version)
  })
})
