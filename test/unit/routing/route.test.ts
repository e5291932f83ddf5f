import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeItem, type RoutingFacts } from '../../../shared/routing/route'
import { stages, type Deployment, type Strategy } from '../../../shared/schema/deployment'
import { makeDeployment, v1, v2, v3 } from '../../make/deployment'
import { makeTask } from '../../make/policy'
import { makeRoutingFacts } from '../../make/routing'

type Review = RoutingFacts['review']

const at = (
  stage: Deployment['stage'],
  parts: Partial<RoutingFacts> = {},
  review: Partial<Review> = {},
) =>
  routeItem(
    makeRoutingFacts({
      deployment: makeDeployment({ stage, threshold: stage === 'partial' ? 0.9 : null }),
      ...parts,
      review: { ...makeTask().review, ...review },
    }),
  )

const says = (confidence: number, version = v1) => [
  { ...version, label: 'benign', confidence, scores: { benign: 0.6, malignant: 0.4 } },
]

describe('an item', () => {
  it.each(['manual', 'shadow'] as const)('at %s is decided blind', (stage) => {
    expect(at(stage)).toMatchObject({
      decidedBy: 'people',
      lane: 'blind',
      version: v1,
      showPrediction: false,
      audit: false,
      stage,
      revision: 4,
    })
  })

  it('at assisted is decided with the prediction, but for the blind sample', () => {
    expect(at('assisted', {}, { blindInAssisted: 0 })).toMatchObject({
      lane: 'assisted',
      showPrediction: true,
      overlap: false,
      draws: [{ salt: 'blind', probability: 0, drawn: false }],
    })
    expect(at('assisted', {}, { blindInAssisted: 1, overlap: 1 })).toMatchObject({
      lane: 'blind',
      showPrediction: false,
      overlap: true,
      draws: [
        { salt: 'blind', probability: 1, drawn: true },
        { salt: 'overlap', probability: 1, drawn: true },
      ],
    })
  })

  it('at partial is the model’s from the threshold on', () => {
    expect(at('partial', { predictions: says(0.9) }, { audit: 0 })).toMatchObject({
      decidedBy: 'model',
      lane: null,
      showPrediction: false,
      why: 'confidence 0.9 reaches the threshold 0.9',
    })
    expect(at('partial', { predictions: says(0.899) })).toMatchObject({
      decidedBy: 'people',
      lane: 'low-confidence',
      showPrediction: true,
      draws: [],
      why: 'confidence 0.899 is below the threshold 0.9',
    })
  })

  it('at full is the model’s at any confidence', () => {
    expect(at('full', { predictions: says(0) })).toMatchObject({ decidedBy: 'model' })
  })

  it.each(['partial', 'full'] as const)('at %s is drawn for audit with its chance', (stage) => {
    expect(at(stage, {}, { audit: 1 })).toMatchObject({
      decidedBy: 'model',
      audit: true,
      draws: [{ salt: 'audit', probability: 1, drawn: true }],
    })
    expect(at(stage, {}, { audit: 1 }).why).toContain('drawn for audit at 100 %')
    expect(at(stage, {}, { audit: 0 })).toMatchObject({
      audit: false,
      draws: [{ salt: 'audit', probability: 0, drawn: false }],
    })
  })

  it.each(['partial', 'full'] as const)(
    'at %s goes to people where a condition says so, and is not audited',
    (stage) => {
      const review = { audit: 1, conditions: { kind: 'label' as const, labels: ['benign'] } }
      expect(at(stage, {}, review)).toMatchObject({
        decidedBy: 'people',
        lane: 'assisted',
        showPrediction: true,
        audit: false,
        why: 'sent to people: the model says benign',
      })
    },
  )

  it('records the draws of a condition that does not decide', () => {
    const conditions = { kind: 'random' as const, share: 0 }
    expect(at('full', {}, { conditions, audit: 0 })).toMatchObject({
      decidedBy: 'model',
      draws: [
        { salt: 'review', probability: 0, drawn: false },
        { salt: 'audit', probability: 0, drawn: false },
      ],
    })
  })

  it.each(['assisted', 'partial', 'full'] as const)(
    'at %s goes to people, blind, while the version in charge is silent',
    (stage) => {
      expect(at(stage, { predictions: says(0.99, v2) })).toMatchObject({
        decidedBy: 'people',
        lane: 'blind',
        showPrediction: false,
      })
    },
  )

  it('at partial goes to people where the threshold is lost', () => {
    const deployment = makeDeployment({ stage: 'partial', threshold: null })
    expect(at('partial', { deployment })).toMatchObject({ decidedBy: 'people' })
  })

  it.each(stages)('at %s waits nowhere once decided, or before its payload has come', (stage) => {
    for (const parts of [{ decided: true }, { hasPayload: false }])
      expect(at(stage, parts)).toMatchObject({
        decidedBy: 'people',
        lane: null,
        showPrediction: false,
        audit: false,
        overlap: false,
        draws: [],
      })
  })

  it.each(['manual', 'shadow', 'assisted', 'partial'] as const)(
    'at %s waits in no lane here where people decide elsewhere',
    (stage) => {
      const parts = { predictions: says(0.5) }
      expect(at(stage, parts, { decisions: 'external' })).toMatchObject({
        decidedBy: 'people',
        lane: null,
      })
    },
  )
})

const route = (strategy: Strategy, parts: Partial<RoutingFacts> = {}) =>
  at('full', {
    deployment: makeDeployment({ stage: 'full', strategy }),
    predictions: [...says(0.99), ...says(0.98, v2), ...says(0.97, v3)],
    ...parts,
  })

describe('a strategy', () => {
  it('single, silent: the serving version decides, candidates never', () => {
    expect(route({ kind: 'single', serving: v1 })).toMatchObject({ version: v1, why: /./ })
    expect(route({ kind: 'silent', serving: v1, candidates: [v2] })).toMatchObject({
      decidedBy: 'model',
      version: v1,
    })
  })

  it('shadow: no model decides, whatever the stage', () => {
    expect(route({ kind: 'shadow', serving: v1 })).toMatchObject({
      decidedBy: 'people',
      lane: 'blind',
      showPrediction: false,
    })
  })

  it('without a version in charge: people decide', () => {
    expect(route({ kind: 'single', serving: null })).toMatchObject({
      decidedBy: 'people',
      version: null,
      lane: 'blind',
    })
  })

  it.each([
    [0, v1],
    [1, v2],
  ])('canary with a share of %d', (share, version) => {
    const found = route({ kind: 'canary', serving: v1, candidate: v2, share })
    expect(found).toMatchObject({
      version,
      draws: [{ salt: 'canary', probability: share, drawn: share === 1 }, { salt: 'audit' }],
    })
    expect(found.why).toContain('for the candidate')
  })

  it.each([
    [0, v1],
    [1, v2],
  ])('blue-green with a weight of %d', (weight, version) => {
    const strategy = { kind: 'blue-green', blue: v1, green: v2, weight, home: 'blue' } as const
    expect(route(strategy)).toMatchObject({
      version,
      draws: [{ salt: 'slot', probability: weight }, { salt: 'audit' }],
    })
  })

  it('canary, growing: an item once at the candidate stays there', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (item) => {
        const atCandidate = [0.05, 0.25, 0.5, 1].map(
          (share) =>
            route({ kind: 'canary', serving: v1, candidate: v2, share }, { item }).version === v2,
        )
        expect(atCandidate).toEqual(atCandidate.toSorted((a, b) => Number(a) - Number(b)))
      }),
    )
  })
})

describe('whatever is known of an item', () => {
  const facts = fc
    .record({
      stage: fc.constantFrom(...stages),
      strategy: fc.constantFrom<Strategy>(
        { kind: 'single', serving: v1 },
        { kind: 'silent', serving: v1, candidates: [v2] },
        { kind: 'shadow', serving: v1 },
        { kind: 'canary', serving: v1, candidate: v2, share: 0.5 },
        { kind: 'blue-green', blue: v1, green: v2, weight: 0.5, home: 'blue' },
      ),
      item: fc.string({ minLength: 1 }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      versions: fc.subarray([v1, v2]),
      hasPayload: fc.boolean(),
      decided: fc.boolean(),
      decisions: fc.constantFrom<Review['decisions']>('in-app', 'external', 'both'),
    })
    .map(({ stage, strategy, confidence, versions, decisions, ...rest }) =>
      makeRoutingFacts({
        ...rest,
        deployment: makeDeployment({
          stage,
          strategy,
          threshold: stage === 'partial' ? 0.5 : null,
        }),
        predictions: versions.flatMap((version) => says(confidence, version)),
        review: { ...makeTask().review, overlap: 0.5, audit: 0.5, decisions },
      }),
    )

  const check = (property: (one: RoutingFacts) => void) => fc.assert(fc.property(facts, property))

  it('the answer is the same again', () => {
    check((one) => {
      expect(routeItem(one)).toEqual(routeItem(one))
    })
  })

  it('the model decides at partial and full only, and only with a prediction to show for it', () => {
    check((one) => {
      const { decidedBy, version, lane } = routeItem(one)
      if (decidedBy === 'people') return
      expect(['partial', 'full']).toContain(one.deployment.stage)
      expect(one.predictions.some((other) => other.version === version?.version)).toBe(true)
      expect(lane).toBeNull()
    })
  })

  it('blind is blind, and only blind items overlap', () => {
    check((one) => {
      const { lane, showPrediction, overlap, audit, decidedBy } = routeItem(one)
      const isBlind = lane === 'blind' || overlap || one.deployment.stage === 'shadow'
      expect(isBlind && showPrediction).toBe(false)
      expect(audit && decidedBy === 'people').toBe(false)
    })
  })

  it('the answer says why', () => {
    check((one) => {
      expect(routeItem(one).why).toMatch(/\w/)
    })
  })
})
