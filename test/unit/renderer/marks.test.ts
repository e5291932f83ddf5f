import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationMarks } from '../../../renderer/charts/calibrationMarks'
import { differenceScale, placeDifference } from '../../../renderer/charts/differenceMarks'
import { segmentMarks } from '../../../renderer/charts/intervalMarks'
import { isDense, isUpright } from '../../../renderer/charts/confusionMarks'
import { riskMarks } from '../../../renderer/charts/riskMarks'
import { sequenceByDay } from '../../../renderer/charts/sequenceMarks'
import { calibrationBins } from '../../../shared/stats/confidence/calibration'
import { collectGroups } from '../../../shared/stats/confidence/groups'
import { riskCoveragePoints } from '../../../shared/stats/confidence/riskCoverage'
import { confidenceSequence95, cellsOfCounts } from '../../../shared/stats/betting/bounds'

const makeDay = (day: number, n: number, agreed: number) => ({
  day: `2026-03-${String(day).padStart(2, '0')}`,
  n,
  agreed,
  value: n === 0 ? null : agreed / n,
})

describe('the agreement so far', () => {
  const days = Array.from({ length: 20 }, (_, index) => makeDay(index + 1, 30, 27))

  it('ends where the agreement of the whole stands, with its bounds', () => {
    expect(sequenceByDay(days).at(-1)).toMatchObject({
      n: 600,
      agreed: 540,
      value: 0.9,
      sequence95: confidenceSequence95(cellsOfCounts(600, 540)),
    })
  })

  it('narrows while the share stays the same', () => {
    const widths = sequenceByDay(days).map(({ sequence95: [low, high] }) => high - low)
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  })

  it('keeps the last day where only some are computed', () => {
    const some = sequenceByDay(days, 6)
    expect(some.length).toBeLessThanOrEqual(6)
    expect(some.at(-1)).toEqual(sequenceByDay(days).at(-1))
  })

  it('is empty without days', () => {
    expect(sequenceByDay([])).toEqual([])
  })
})

describe('the calibration', () => {
  it('shows only bins that hold something, each under its own number', () => {
    const groups = collectGroups([
      { confidence: 0.05, n: 4, agreed: 1 },
      { confidence: 0.95, n: 40, agreed: 38 },
    ])
    const marks = calibrationMarks(calibrationBins(groups))
    expect(marks.map(({ bin, load, isThin }) => [bin, load, isThin])).toEqual([
      [0, 0.1, true],
      [14, 1, false],
    ])
    expect(marks[1]?.interval?.[0]).toBeLessThan(0.95)
    expect(marks[1]?.interval?.[1]).toBeGreaterThan(0.95)
  })
})

describe('the risk–coverage curve', () => {
  const groups = collectGroups(
    Array.from({ length: 1000 }, (_, index) => ({
      confidence: index / 1000,
      n: 1,
      agreed: index % 10 === 0 ? 0 : 1,
    })),
  )

  it('begins where a rate has enough pairs behind it', () => {
    const { marks } = riskMarks(riskCoveragePoints(groups), 1000, 30, 0.02)
    expect(marks[0]?.figures.coverage).toBeCloseTo(0.03)
    expect(marks.at(-1)?.figures.coverage).toBe(1)
  })

  it('has a scale that holds every error on it, and what is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50)), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (rows, target) => {
          const made = collectGroups(
            rows.map(([n, agreed], index) => ({
              confidence: index / 30,
              n,
              agreed: Math.min(n, agreed),
            })),
          )
          const total = rows.reduce((sum, [n]) => sum + n, 0)
          const { marks, top, ticks } = riskMarks(riskCoveragePoints(made), total, 1, target)
          expect(target / top).toBeLessThanOrEqual(1)
          for (const { y } of marks) expect(y).toBeLessThanOrEqual(1 + 1e-9)
          expect(ticks[0]).toBe(0)
          expect(ticks.at(-1)).toBeCloseTo(top)
        },
      ),
    )
  })

  it('is empty without pairs', () => {
    expect(riskMarks([], 0, 30, 0.02).marks).toEqual([])
  })
})

describe('segments', () => {
  it('stand with the worst first, and those with too few pairs last', () => {
    const [first, second] = segmentMarks({
      site: {
        north: makeSegment(100, 0.9),
        south: makeSegment(80, 0.95),
        islet: makeSegment(2, 0),
      },
      size: { large: makeSegment(50, 0.6), small: makeSegment(50, 0.99) },
    })
    expect(first?.[0]).toBe('size')
    expect(second?.[1].map(({ value }) => value)).toEqual(['north', 'south', 'islet'])
  })
})

describe('differences', () => {
  it('lie on a scale with 0 in the middle', () => {
    expect(placeDifference(0.1, 0)).toBe(0.5)
    expect(placeDifference(0.1, 0.1)).toBe(1)
    expect(placeDifference(0.1, -0.3)).toBe(0)
  })

  it('all fit, while the bounds of a label with few items may leave the scale', () => {
    const rows = [
      { difference: 0.01, interval: [-0.02, 0.04] as const },
      { difference: 0.03, interval: [-0.01, 0.05] as const },
      { difference: 0, interval: [-1, 1] as const },
    ]
    expect(differenceScale(rows)).toBe(0.05)
    expect(differenceScale([])).toBe(0.02)
  })
})

function makeSegment(n: number, value: number) {
  return { n, value, wilson95: null }
}

const long = (n: number) => Array.from({ length: n }, (_, index) => `A long name ${index}`)
const short = (n: number) => Array.from({ length: n }, (_, index) => String(index))

describe('the columns of the matrix', () => {
  it('are narrow where their names would take all the width, and names stand where they are long', () => {
    expect([long(4), short(10)].map(isDense)).toEqual([false, false])
    expect([long(10), short(25)].map(isDense)).toEqual([true, true])
    expect([long(4), short(10), short(25), long(10)].map(isUpright)).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
})
