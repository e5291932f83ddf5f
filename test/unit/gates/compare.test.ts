import { describe, expect, it } from 'vitest'
import { compareVersions } from '../../../shared/gates/compare'
import { recommendThreshold } from '../../../shared/gates/criteria/threshold'
import { thresholdPoints } from '../../../shared/gates/thresholdPoints'
import { makeGateFacts, makeGrid, noEvidence } from '../../make/gateFacts'
import { makePolicy } from '../../make/policy'

describe('two versions on the same items', () => {
  it.each([
    ['insufficient', { same: 0, onlyCandidate: 0, onlyControl: 0 }],
    ['insufficient', { same: 140, onlyCandidate: 50, onlyControl: 5 }],
    ['better', { same: 300, onlyCandidate: 60, onlyControl: 9 }],
    ['not-worse', { same: 3000, onlyCandidate: 20, onlyControl: 20 }],
    ['open', { same: 250, onlyCandidate: 10, onlyControl: 12 }],
    ['worse', { same: 300, onlyCandidate: 9, onlyControl: 60 }],
    ['worse', { same: 20, onlyCandidate: 0, onlyControl: 40 }],
  ] as const)('are %s with %o', (verdict, counts) => {
    expect(compareVersions(counts, makePolicy())).toMatchObject({
      verdict,
      n: counts.same + counts.onlyCandidate + counts.onlyControl,
      onlyCandidateAgrees: counts.onlyCandidate,
      onlyControlAgrees: counts.onlyControl,
    })
  })

  it('differ by the share of items that only one gets right', () => {
    const found = compareVersions({ same: 80, onlyCandidate: 15, onlyControl: 5 }, makePolicy())
    expect(found.difference).toBeCloseTo(0.1, 12)
    expect(found.lower).toBeLessThan(0.1)
  })
})

describe('the points to choose a threshold on', () => {
  it('go from careful to bold and bound the error as the choice does', () => {
    const facts = makeGateFacts({ grid: makeGrid(2000, 300, 5).toReversed() })
    const points = thresholdPoints(facts)
    expect(points.map(({ threshold }) => threshold)).toEqual(
      makeGrid(1, 1, 0).map(({ threshold }) => threshold),
    )
    const choice = recommendThreshold(facts)
    const chosen = points.find(({ threshold }) => threshold === choice?.threshold)
    expect(chosen?.upperBound).toBe(choice?.upperBound)
    expect(chosen).toMatchObject({ coverage: 2800 / 3000, errors: 5 })
  })

  it('are unknown, not good, without evidence', () => {
    for (const point of thresholdPoints(makeGateFacts(noEvidence)))
      expect(point).toMatchObject({ coverage: 0, risk: null, upperBound: 1 })
  })
})
