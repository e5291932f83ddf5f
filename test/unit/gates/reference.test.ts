import { describe, expect, it } from 'vitest'
import { evaluateGate } from '../../../shared/gates/evaluate'
import type { GateFacts } from '../../../shared/gates/facts'
import { steps } from '../../../shared/gates/stages'
import reference from '../../fixtures/statistics-cases.json'
import { findDifferences } from '../stats/findDifferences'
import { makeGateFacts, noEvidence } from '../../make/gateFacts'
import { makePolicy } from '../../make/policy'

const policy = makePolicy({ maxCriticalError: 0.01, nonInferiorityMargin: 0.02 })
const digits = factsOf(reference.reports['digits-svc-2.0.0.a'])
const breast = factsOf(reference.reports['breast-1.0.0.a'])

describe('the gate on the figures of real data', () => {
  it.each([
    ['digits', digits, reference.reports['digits-svc-2.0.0.a'].gate],
    ['breast mass', breast, reference.reports['breast-1.0.0.a'].gate],
  ] as const)('%s: comes to what was computed elsewhere', (_name, facts, gate) => {
    const { criteria, recommendedThreshold } = evaluateGate({ ...facts, stage: 'assisted' })
    const found = (id: string) => criteria.find((criterion) => criterion.id === id)
    expect(found('agreement')?.observed).toBeCloseTo(gate.agreement.observed, 9)
    expect(found('agreement')?.lower).toBeCloseTo(gate.agreement.lower, 9)
    expect(found('agreement')?.remainingEstimate).toBe(gate.agreement.remainingEstimate)
    expect(found('kappa')?.observed).toBeCloseTo(gate.kappa.observed, 9)
    expect(found('kappa')?.lower).toBeCloseTo(gate.kappa.lower, 9)
    expect(found('critical-error')?.observed).toBe(gate.criticalError?.observed ?? null)
    const upper = gate.criticalError?.upper ?? null
    expect(findDifferences(found('critical-error')?.upper, upper)).toEqual([])
    expect(found('critical-error')?.remainingEstimate).toBe(gate.criticalError ? null : 0)
    expect(recommendedThreshold).toBe(gate.recommendedThreshold)
  })

  it('lets the digits assist, as every criterion of that step passes', () => {
    expect(evaluateGate({ ...digits, stage: 'shadow' }).verdict).toBe('ready')
  })

  it('holds the weak breast model back: it has evidence enough, and fails', () => {
    const { verdict, criteria } = evaluateGate({ ...breast, stage: 'shadow' })
    expect(verdict).toBe('hold')
    expect(criteria.map(({ id, pass }) => [id, pass])).toEqual([
      ['agreement', false],
      ['kappa', false],
      ['segment-floor', false],
    ])
  })

  it('calls the same model insufficient while it has fewer than 200 reviews', () => {
    const few = { ...breast, stage: 'shadow', agreement: { n: 199, agreed: 152 } } as const
    expect(evaluateGate(few).verdict).toBe('insufficient')
  })

  it('misses the overlap where one person decided everything', () => {
    const { verdict, criteria } = evaluateGate({ ...digits, stage: 'assisted' })
    expect(verdict).toBe('insufficient')
    expect(criteria.filter(({ pass }) => pass === null).map(({ id }) => id)).toEqual([
      'non-inferiority',
    ])
  })

  it('never lets a task of high criticality into full', () => {
    const audited = makeGateFacts({ ...breast, stage: 'partial', audit: makeGateFacts().audit })
    const { verdict, criteria } = evaluateGate({ ...audited, alarms: makeGateFacts().alarms })
    expect(verdict).toBe('hold')
    expect(criteria.find(({ id }) => id === 'criticality')).toMatchObject({
      observed: 'high',
      target: 'low',
      pass: false,
    })
  })
})

describe('the step between two stages', () => {
  it.each([
    ['manual', []],
    ['shadow', ['agreement', 'kappa', 'segment-floor']],
    [
      'assisted',
      [
        'agreement',
        'kappa',
        'segment-floor',
        'non-inferiority',
        'critical-error',
        'threshold',
        'coverage',
      ],
    ],
    ['partial', ['audit-error', 'audit-critical-error', 'criticality', 'alarm', 'alarm']],
    ['full', ['alarm', 'alarm']],
  ] as const)('from %s asks for its criteria, in order', (stage, ids) => {
    const { criteria, next } = evaluateGate(makeGateFacts({ stage }))
    expect(criteria.map(({ id }) => id)).toEqual(ids)
    expect(next).toBe(steps.find(({ from }) => from === stage)?.to ?? null)
  })
})

type Report = (typeof reference.reports)[keyof typeof reference.reports]

/** The reference's own counts, in the form the store keeps them. */
function factsOf(report: Report): GateFacts {
  const labels = Object.keys(report.confusion)
  const confusion = report.confusion as Record<string, Record<string, number>>
  const grid = Object.entries(report.gate.gridCounts).map(([threshold, [n, errors]]) => ({
    threshold: Number(threshold),
    n: n ?? 0,
    errors: errors ?? 0,
  }))
  const segments = Object.entries(report.segments).flatMap(([key, values]) =>
    Object.entries(values as Record<string, { n: number; agreed: number }>).map(
      ([value, { n, agreed }]) => ({ key, value, n, agreed }),
    ),
  )
  return makeGateFacts({
    ...noEvidence,
    policy,
    criticality: report.task === 'breast-mass' ? 'high' : 'low',
    hasCriticalLabels: report.gate.criticalError !== null,
    agreement: { n: report.agreement.n, agreed: report.agreement.agreed },
    confusion: labels.map((human) => labels.map((model) => confusion[human]?.[model] ?? 0)),
    segments,
    critical: report.gate.criticalError ?? { n: 0, errors: 0 },
    grid,
    coverage: { predictions: report.predictions, accepted: grid },
  })
}
