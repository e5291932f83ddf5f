import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alarmPath,
  type AlarmState,
  alarmValue,
  alarmWeek,
  enterWeek,
  startAlarm,
  takeAudits,
} from '../../../shared/stats/betting/alarm'
import { cellsOfCounts } from '../../../shared/stats/betting/bounds'

const week = fc
  .record({ audited: fc.nat({ max: 60 }), share: fc.double({ min: 0, max: 0.2, noNaN: true }) })
  .map(({ audited, share }) => cellsOfCounts(audited, Math.floor(audited * share)))
const weeks = fc.array(week, { minLength: 1, maxLength: 10 })

describe('the demotion alarm', () => {
  it('starts at 1: nothing won, nothing lost', () => {
    expect(alarmValue(startAlarm())).toBeCloseTo(1, 14)
  })

  it('follows its definition share by share', () => {
    fc.assert(
      fc.property(weeks, (audits) => {
        alarmPath(0.02, audits).forEach((value, index) => {
          const expected = byDefinition(0.02, audits.slice(0, index + 1))
          expect(Math.abs(value - expected)).toBeLessThan(1e-9 * (1 + expected))
        })
      }),
    )
  })

  it('comes to the same one audit at a time, in any order within a week', () => {
    fc.assert(
      fc.property(weeks, (audits) => {
        let state = startAlarm()
        audits.forEach((cells, index) => {
          state = enterWeek(state, index + 1)
          for (const { n, ...one } of cells.toReversed()) {
            for (let i = 0; i < n; i++) state = takeAudits(state, 0.02, [{ ...one, n: 1 }])
          }
        })
        const value = alarmPath(0.02, audits).at(-1) ?? 0
        expect(Math.abs(alarmValue(state) - value)).toBeLessThan(1e-9 * (1 + value))
      }),
    )
  })

  it('gains from errors and loses on good audits', () => {
    const before = takeAudits(startAlarm(), 0.02, cellsOfCounts(50, 1))
    expect(alarmValue(takeAudits(before, 0.02, cellsOfCounts(1, 1)))).toBeGreaterThan(
      alarmValue(before),
    )
    expect(alarmValue(takeAudits(before, 0.02, cellsOfCounts(1, 0)))).toBeLessThan(
      alarmValue(before),
    )
  })

  it('keeps its value over weeks without audits, passed one by one or at once', () => {
    const before = takeAudits(startAlarm(), 0.02, cellsOfCounts(40, 2))
    const atOnce = enterWeek(before, 30)
    let stepwise: AlarmState = before
    for (let next = 2; next <= 30; next++) stepwise = enterWeek(stepwise, next)
    expect(alarmValue(atOnce)).toBeCloseTo(alarmValue(before), 12)
    expect(alarmValue(stepwise)).toBeCloseTo(alarmValue(atOnce), 12)
    expect(enterWeek(atOnce, 7)).toBe(atOnce)
  })

  it('notices a bad month after ten good years', () => {
    const good = Array.from({ length: 520 }, () => cellsOfCounts(140, 0))
    const bad = Array.from({ length: 5 }, () => cellsOfCounts(140, 10))
    expect(alarmPath(0.02, good).at(-1)).toBeLessThan(1)
    expect(alarmPath(0.02, [...good, ...bad]).at(-1)).toBeGreaterThan(20)
  })

  it('stays a number that can be stored, whatever happens', () => {
    const worst = takeAudits(startAlarm(), 0.001, cellsOfCounts(100_000, 100_000))
    expect(Number.isFinite(alarmValue(worst))).toBe(true)
    const forbidden = takeAudits(startAlarm(), 0, cellsOfCounts(3, 1))
    expect(Number.isFinite(alarmValue(forbidden))).toBe(true)
    expect(JSON.parse(JSON.stringify(forbidden))).toEqual(forbidden)
    const recovered = takeAudits(enterWeek(worst, 9), 0.001, cellsOfCounts(1_000_000, 0))
    expect(Number.isNaN(alarmValue(recovered))).toBe(false)
  })

  it('counts weeks of 7 × 24 hours from its start', () => {
    const start = Date.UTC(2026, 2, 2, 15)
    const hours = (n: number): number => start + n * 3_600_000
    expect([0, 167, 168, 335, 336].map((n) => alarmWeek(start, hours(n)))).toEqual([1, 1, 2, 2, 3])
    expect(alarmWeek(start, start - 1)).toBe(1)
  })
})

/** The capital of each share as plain numbers, which is right as long as they neither overflow nor vanish. */
function byDefinition(limit: number, audits: readonly ReturnType<typeof cellsOfCounts>[]): number {
  const capital = Array.from({ length: 200 }, (_, j) => {
    const share = ((j + 0.5) / 200) ** 3
    return audits.reduce((before, cells, index) => {
      const entered = before + 1 / ((index + 1) * (index + 2))
      return cells.reduce(
        (sum, { value, n }) => sum * (1 + share * (value / limit - 1)) ** n,
        entered,
      )
    }, 0)
  })
  return capital.reduce((sum, value) => sum + value, 0) / 200 + 1 / (audits.length + 1)
}
