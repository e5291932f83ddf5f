import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextWeight, settle, switchBack, weightSteps } from '../../../shared/routing/blueGreen'
import { judgeCanary, nextShare, type CanaryFacts } from '../../../shared/routing/canarySchedule'
import { shapePolicyFile } from '../../../shared/routing/policyFile'
import { assignVersion } from '../../../shared/routing/assign'
import type { Strategy } from '../../../shared/schema/deployment'
import { makeDeployment, v1, v2, v3 } from '../../make/deployment'
import { makePolicy, makeTask } from '../../make/policy'

describe('a strategy', () => {
  it.each<[Strategy, object]>([
    [
      { kind: 'single', serving: v1 },
      { serves: v1, shown: v1, silent: [], mayDecide: true },
    ],
    [
      { kind: 'silent', serving: v1, candidates: [v2, v3] },
      { serves: v1, shown: v1, silent: [v2, v3], mayDecide: true },
    ],
    [
      { kind: 'shadow', serving: v1 },
      { serves: v1, shown: null, mayDecide: false },
    ],
    [
      { kind: 'canary', serving: v1, candidate: v2, share: 0.3 },
      { serves: v2, shown: v2 },
    ],
    [
      { kind: 'canary', serving: v1, candidate: v2, share: 0.2 },
      { serves: v1, shown: v1 },
    ],
    [
      { kind: 'blue-green', blue: v1, green: v2, weight: 0.3, home: 'blue' },
      { serves: v2, shown: v2 },
    ],
    [
      { kind: 'blue-green', blue: v1, green: v2, weight: 0.2, home: 'blue' },
      { serves: v1, shown: v1 },
    ],
  ])('%j gives an item of bucket 0.25 its version', (strategy, expected) => {
    const found = assignVersion(strategy, (salt, probability) => ({
      salt,
      probability,
      drawn: probability > 0.25,
    }))
    expect(found).toMatchObject(expected)
  })
})

const judge = (parts: Partial<CanaryFacts>) =>
  judgeCanary({
    share: 0.05,
    candidate: { n: 0, agreed: 0 },
    control: { n: 0, agreed: 0 },
    policy: makePolicy(),
    ...parts,
  })

describe('a canary', () => {
  it('grows from 5 to 25, 50 and 100 %', () => {
    expect([0, 0.05, 0.1, 0.25, 0.5, 1].map(nextShare)).toEqual([0.05, 0.25, 0.25, 0.5, 1, null])
  })

  it('without decisions is insufficient', () => {
    expect(judge({})).toMatchObject({ verdict: 'insufficient', difference: null, lower: -1 })
  })

  it('goes back when the candidate is worse beyond doubt, however few the decisions', () => {
    expect(
      judge({ candidate: { n: 30, agreed: 3 }, control: { n: 1000, agreed: 950 } }),
    ).toMatchObject({ verdict: 'demote' })
  })

  it('does not go back for bad luck', () => {
    const { verdict } = judge({
      candidate: { n: 30, agreed: 26 },
      control: { n: 1000, agreed: 950 },
    })
    expect(verdict).toBe('insufficient')
  })

  it('asks for more at each step, as more is at stake', () => {
    const counts = { candidate: { n: 300, agreed: 291 }, control: { n: 3000, agreed: 2880 } }
    expect(judge({ ...counts, share: 0.05 })).toMatchObject({ verdict: 'ready', next: 0.25 })
    expect(judge({ ...counts, share: 0.05 }).target).toBeCloseTo(-0.12, 12)
    expect(judge({ ...counts, share: 0.5 })).toMatchObject({ verdict: 'hold', target: -0.03 })
    expect(judge({ ...counts, share: 1 })).toMatchObject({ verdict: 'hold', next: null })
    const many = { candidate: { n: 6000, agreed: 5820 }, control: { n: 6000, agreed: 5760 } }
    expect(judge({ ...many, share: 1 })).toMatchObject({ verdict: 'ready', next: null })
  })

  it('never steps up on fewer decisions than a segment needs, nor goes back without any', () => {
    const counts = fc.tuple(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(0.05, 0.25, 0.5, 1), ([n, p], [m, q], share) => {
        const candidate = { n, agreed: Math.round(n * p) }
        const control = { n: m, agreed: Math.round(m * q) }
        const policy = makePolicy({ nonInferiorityMargin: 1 })
        const { verdict } = judge({ candidate, control, share, policy })
        expect(verdict === 'ready' && Math.min(n, m) < 50).toBe(false)
        expect(verdict === 'demote' && Math.min(n, m) === 0).toBe(false)
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})

describe('two slots', () => {
  const slots = { kind: 'blue-green', blue: v1, green: v2, weight: 0, home: 'blue' } as const

  it('hand over in steps, from either side', () => {
    expect(weightSteps.map((weight) => nextWeight({ ...slots, weight }))).toEqual([
      0.1,
      0.25,
      0.5,
      1,
      null,
    ])
    expect(nextWeight({ ...slots, weight: 1, home: 'green' })).toBe(0.9)
    expect(nextWeight({ ...slots, weight: 0, home: 'green' })).toBeNull()
  })

  it('go back at once, also after all has moved', () => {
    for (const weight of [0.1, 0.5, 1]) {
      expect(switchBack({ ...slots, weight }).weight).toBe(0)
      expect(switchBack({ ...slots, weight: 1 - weight, home: 'green' }).weight).toBe(1)
    }
  })

  it('have a new home once a move is over', () => {
    expect(settle({ ...slots, weight: 1 }).home).toBe('green')
    expect(settle({ ...slots, weight: 0.5 }).home).toBe('blue')
    expect(settle({ ...slots, weight: 0, home: 'green' }).home).toBe('blue')
  })
})

const shape = (strategy: Strategy) =>
  shapePolicyFile([
    { task: makeTask({ id: 'b' }), deployment: makeDeployment({ strategy }) },
    {
      task: makeTask({ id: 'a', review: { conditions: { kind: 'random', share: 0.1 } } }),
      deployment: makeDeployment({ stage: 'partial', threshold: 0.9 }),
    },
  ])

describe('policy.json', () => {
  it('tells for each task what producers need', () => {
    const file = shape({ kind: 'single', serving: v1 })
    expect(Object.keys(file.tasks)).toEqual(['a', 'b'])
    expect(file.tasks['a']).toEqual({
      revision: 4,
      stage: 'partial',
      threshold: 0.9,
      strategy: 'single',
      versions: { serving: v1 },
      shares: {},
      audit_rate: 0.05,
      overlap_rate: 0,
      blind_rate: 0.1,
      review_conditions: { kind: 'random', share: 0.1 },
    })
  })

  it.each<[Strategy, object]>([
    [
      { kind: 'single', serving: null },
      { versions: {}, shares: {} },
    ],
    [
      { kind: 'shadow', serving: v1 },
      { versions: { serving: v1 }, shares: {} },
    ],
    [
      { kind: 'silent', serving: v1, candidates: [v2] },
      { versions: { serving: v1, candidates: [v2] }, shares: {} },
    ],
    [
      { kind: 'canary', serving: v1, candidate: v2, share: 0.05 },
      { versions: { serving: v1, candidate: v2 }, shares: { canary: 0.05 } },
    ],
    [
      { kind: 'blue-green', blue: v1, green: v2, weight: 0.25, home: 'blue' },
      { versions: { blue: v1, green: v2 }, shares: { green: 0.25 } },
    ],
  ])('names the versions and shares of %j', (strategy, expected) => {
    expect(shape(strategy).tasks['b']).toMatchObject(expected)
  })

  it('does not depend on the order of tasks, nor on what they are called', () => {
    const odd = { task: makeTask({ id: '__proto__' }), deployment: makeDeployment() }
    const other = { task: makeTask({ id: 'a' }), deployment: makeDeployment() }
    expect(JSON.stringify(shapePolicyFile([odd, other]))).toBe(
      JSON.stringify(shapePolicyFile([other, odd])),
    )
    expect(JSON.stringify(shapePolicyFile([odd]))).toContain('"__proto__":{"revision"')
  })
})
