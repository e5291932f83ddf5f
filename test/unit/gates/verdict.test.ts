import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replayAlarms, startAlarms } from '../../../shared/gates/alarms'
import { criterionIds } from '../../../shared/gates/criterion'
import { evaluateGate } from '../../../shared/gates/evaluate'
import type { GateFacts } from '../../../shared/gates/facts'
import { stages } from '../../../shared/schema/deployment'
import { makeGateFacts, makeGrid, noEvidence } from '../../make/gateFacts'
import { makePolicy } from '../../make/policy'

const verdictOf = (parts: Partial<GateFacts>) => evaluateGate(makeGateFacts(parts)).verdict

/** Both alarms after forty wrong audits in the first week. */
const ringing = replayAlarms(
  0,
  Array.from({ length: 40 }, (_, index) => ({
    atMs: index,
    probability: 0.05,
    smallest: 0.05,
    isError: true,
    isCritical: true,
  })),
  makePolicy(),
)

describe('the verdict', () => {
  it.each<[string, Partial<GateFacts>, string]>([
    ['a lead alone lets a model shadow', { stage: 'manual', ...noEvidence }, 'ready'],
    ['no evidence', { stage: 'shadow', ...noEvidence }, 'insufficient'],
    ['good evidence in shadow', { stage: 'shadow' }, 'ready'],
    ['a low agreement', { stage: 'shadow', agreement: { n: 2000, agreed: 1700 } }, 'hold'],
    ['good evidence in assisted', {}, 'ready'],
    ['no overlap', { overlap: { level: 0, modelOut: 0, humansSplit: 0 } }, 'insufficient'],
    ['no critical items', { critical: { n: 0, errors: 0 } }, 'insufficient'],
    ['critical labels missed', { critical: { n: 1000, errors: 60 } }, 'hold'],
    ['no safe threshold', { grid: makeGrid(2000, 100, 30) }, 'hold'],
    [
      'one criterion that fails beside one without evidence',
      { agreement: { n: 2000, agreed: 1700 }, critical: { n: 0, errors: 0 } },
      'insufficient',
    ],
    ['good audits at partial', { stage: 'partial' }, 'ready'],
    ['partial without audits', { stage: 'partial', ...noEvidence }, 'insufficient'],
    ['good audits of a critical task', { stage: 'partial', criticality: 'medium' }, 'hold'],
    ['an alarm at partial', { stage: 'partial', alarms: ringing }, 'demote'],
    ['an alarm at full', { stage: 'full', alarms: ringing }, 'demote'],
    [
      'an alarm where the app may not demote by itself',
      { stage: 'partial', alarms: ringing, policy: makePolicy({ autoDemote: false }) },
      'demote',
    ],
    [
      'an alarm of critical errors alone',
      {
        stage: 'partial',
        alarms: { ...startAlarms(0), criticalErrors: ringing.criticalErrors },
      },
      'demote',
    ],
    ['full with good audits: it stays', { stage: 'full' }, 'hold'],
    ['full without audits', { stage: 'full', ...noEvidence }, 'insufficient'],
    ['an old alarm where people decide again', { stage: 'assisted', alarms: ringing }, 'ready'],
  ])('%s', (_name, parts, verdict) => {
    expect(verdictOf(parts)).toBe(verdict)
  })

  it('may be asked for a stage further up', () => {
    const { next, criteria } = evaluateGate(makeGateFacts({ stage: 'shadow' }), 'partial')
    expect(next).toBe('partial')
    expect(criteria).toHaveLength(7)
  })

  it('names an alarm by its figures', () => {
    const { criteria } = evaluateGate(makeGateFacts({ stage: 'full', alarms: ringing }))
    const alarms = criteria.filter(({ id }) => id === 'alarm')
    expect(alarms).toHaveLength(2)
    expect(alarms[0]).toMatchObject({ pass: false, lower: null, upper: null })
    expect(alarms[0]?.target).toBeCloseTo(20, 9)
    expect(alarms[0]?.detail).toMatch(/above 2 %/)
  })

  it('has no alarm over critical labels where there are none', () => {
    const facts = makeGateFacts({ stage: 'full', hasCriticalLabels: false })
    expect(evaluateGate(facts).criteria.map(({ id }) => id)).toEqual(['alarm'])
  })
})

const count = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ n, agreed: Math.round(n * share) }))

const anyFacts: fc.Arbitrary<GateFacts> = fc
  .record({
    stage: fc.constantFrom(...stages),
    criticality: fc.constantFrom('low', 'medium', 'high'),
    hasCriticalLabels: fc.boolean(),
    agreement: count,
    cells: fc.tuple(fc.nat(500), fc.nat(50), fc.nat(50), fc.nat(500)),
    overlap: fc.record({
      level: fc.nat(800),
      modelOut: fc.nat(20),
      humansSplit: fc.nat(20),
    }),
    critical: count,
    audits: count,
    alarms: fc.constantFrom(null, ringing, startAlarms(0)),
    grid: fc.tuple(fc.nat(2000), fc.nat(20)).map(([n, errors]) => makeGrid(n, n, errors)),
  })
  .map(({ cells: [a, b, c, d], critical, audits, ...facts }) =>
    makeGateFacts({
      ...facts,
      confusion: [
        [a, b],
        [c, d],
      ],
      critical: { n: critical.n, errors: critical.n - critical.agreed },
      audit: {
        all: [{ probability: 0.1, smallest: 0.1, n: audits.n, errors: audits.n - audits.agreed }],
        critical: [],
      },
    }),
  )

const check = (property: (facts: GateFacts) => void) =>
  fc.assert(fc.property(anyFacts, property), { numRuns: 60, seed: 1 })

describe('whatever the evidence', () => {
  it('is never ready below minReviews where reviews are what counts', () => {
    check((facts) => {
      const few = { ...facts, agreement: { n: 199, agreed: 199 } }
      for (const stage of ['shadow', 'assisted'] as const)
        expect(evaluateGate({ ...few, stage }).verdict).toBe('insufficient')
    })
  })

  it('is never ready for full unless criticality is low', () => {
    check((facts) => {
      const { verdict } = evaluateGate({ ...facts, stage: 'partial' })
      expect(verdict === 'ready' && facts.criticality !== 'low').toBe(false)
    })
  })

  it('is ready only where every criterion passes, and says insufficient only where one is missing', () => {
    check((facts) => {
      const { verdict, criteria } = evaluateGate(facts)
      const passes = criteria.map(({ pass }) => pass)
      expect(verdict === 'ready' && !passes.every((pass) => pass === true)).toBe(false)
      expect(verdict === 'insufficient' && !passes.includes(null)).toBe(false)
      expect(verdict === 'hold' && passes.includes(null)).toBe(false)
      expect(verdict === 'demote' && !passes.includes(false)).toBe(false)
    })
  })

  it('shows figures that are numbers or missing, and words for each', () => {
    check((facts) => {
      for (const criterion of evaluateGate(facts).criteria) {
        expect(criterionIds).toContain(criterion.id)
        expect(criterion.detail).not.toMatch(/NaN|undefined|Infinity/)
        expect(JSON.parse(JSON.stringify(criterion))).toEqual(criterion)
        expect(criterion.remainingEstimate === 0).toBe(criterion.pass === true)
      }
    })
  })

  it('never gets worse by one more agreement', () => {
    check((facts) => {
      const { n, agreed } = facts.agreement
      const better = { ...facts, agreement: { n: n + 1, agreed: agreed + 1 } }
      const [before] = evaluateGate({ ...facts, stage: 'shadow' }).criteria
      const [after] = evaluateGate({ ...better, stage: 'shadow' }).criteria
      expect(after?.lower ?? 0).toBeGreaterThanOrEqual((before?.lower ?? 0) - 1e-12)
      expect(before?.pass === true && after?.pass !== true).toBe(false)
    })
  })
})
