import { describe, expect, it } from 'vitest'
import { alarmValue, enterWeek, startAlarm, takeAudits } from '../../../shared/stats/betting/alarm'
import { cellsOfCounts } from '../../../shared/stats/betting/bounds'
import { logE } from '../../../shared/stats/betting/evidence'
import { chooseThreshold, THRESHOLD_GRID } from '../../../shared/stats/confidence/threshold'
import { wilsonInterval } from '../../../shared/stats/interval'

const ALPHA = 0.05
const REVIEWS = 2000
const RUNS = 2000

// Simulations with a fixed seed: they show that the promises hold where someone looks all the time. Rates have a
// standard error of half a point or less, which is why limits are not tested to the last digit.

describe('promotion, looked at after every review', () => {
  it.each([0.9, 0.95, 0.98])(
    'of a model that is exactly at its target of %d is rare with the gate, and common with a fixed-n interval',
    (target) => {
      const random = makeRandom(7)
      const gate = fewestToPass((n, k) => logE(target, cellsOfCounts(n, k), 1) >= -Math.log(ALPHA))
      const wilson = fewestToPass((n, k) => (wilsonInterval(n, k)?.[0] ?? 0) >= target)
      let [gatePasses, wilsonPasses] = [0, 0]
      for (let run = 0; run < RUNS; run++) {
        const passed = simulatePromotion(random, target, gate, wilson)
        if (passed.gate) gatePasses += 1
        if (passed.wilson) wilsonPasses += 1
      }
      expect(gatePasses / RUNS).toBeLessThanOrEqual(ALPHA)
      expect(wilsonPasses / RUNS).toBeGreaterThan(1.6 * ALPHA)
    },
  )

  it('of a model four points above its target takes hundreds of reviews, not thousands', () => {
    const random = makeRandom(11)
    const gate = fewestToPass((n, k) => logE(0.9, cellsOfCounts(n, k), 1) >= -Math.log(ALPHA))
    const reviews = Array.from({ length: 500 }, () => {
      let agreed = 0
      for (let n = 1; n <= REVIEWS; n++) {
        if (random() < 0.94) agreed += 1
        if (agreed >= (gate[n] ?? Infinity)) return n
      }
      return Infinity
    })
    expect(median(reviews)).toBeGreaterThan(200)
    expect(median(reviews)).toBeLessThan(350)
  })
})

describe('the threshold, chosen anew every hundred pairs', () => {
  it('is hardly ever one whose error is above the limit', () => {
    const random = makeRandom(3)
    const runs = 150
    let wrong = 0
    for (let run = 0; run < runs; run++) {
      const counts = THRESHOLD_GRID.map((threshold) => ({ threshold, n: 0, errors: 0 }))
      let isWrong = false
      for (let pair = 1; pair <= 1500 && !isWrong; pair++) {
        const confidence = 1 - 0.6 * random() ** 3
        const isError = random() < riskAt(confidence)
        for (const count of counts) {
          if (confidence < count.threshold) continue
          count.n += 1
          if (isError) count.errors += 1
        }
        isWrong = pair % 100 === 0 && chooseThreshold(counts, 0.022, ALPHA) !== null
      }
      if (isWrong) wrong += 1
    }
    expect(wrong / runs).toBeLessThanOrEqual(ALPHA)
  })
})

describe('the alarm, looked at every day', () => {
  const DAILY = 20
  const LIMIT = 0.02

  it('is rarely false in a year at exactly the limit', () => {
    const random = makeRandom(5)
    const alarms = Array.from({ length: 150 }, () => dayOfAlarm(random, 365, () => LIMIT))
    expect(alarms.filter(Number.isFinite).length / alarms.length).toBeLessThanOrEqual(ALPHA)
  })

  it('notices within weeks that a good model has gone bad', () => {
    const random = makeRandom(9)
    const goodDays = 182
    const days = Array.from(
      { length: 100 },
      () => dayOfAlarm(random, 400, (day) => (day < goodDays ? 0.005 : 0.05)) - goodDays,
    )
    expect(median(days)).toBeGreaterThan(14)
    expect(median(days)).toBeLessThan(50)
  })

  it('needs the weights where risky items are audited more', () => {
    // A fifth of the items is risky, 8 % against 0.5 %: together exactly at the limit. Half of the risky ones and a
    // tenth of the others are audited.
    const random = makeRandom(13)
    const runs = 60
    const alarms = { weighted: 0, unweighted: 0 }
    for (let run = 0; run < runs; run++) {
      for (const kind of ['weighted', 'unweighted'] as const) {
        let state = startAlarm()
        for (let day = 0; day < 180; day++) {
          state = enterWeek(state, Math.floor(day / 7) + 1)
          const risky = binomial(random, binomial(random, 20, 0.5), 0.08)
          const riskyWeight = kind === 'weighted' ? 0.2 : 1
          const riskyCells = cellsOfCounts(10, risky)
          const calmCells = cellsOfCounts(8, binomial(random, 8, 0.005))
          state = takeAudits(state, LIMIT, [
            ...riskyCells.map((cell) => ({ ...cell, weight: riskyWeight })),
            ...calmCells,
          ])
          if (alarmValue(state) < 1 / ALPHA) continue
          alarms[kind] += 1
          break
        }
      }
    }
    expect(alarms.weighted / runs).toBeLessThanOrEqual(ALPHA)
    expect(alarms.unweighted / runs).toBeGreaterThan(0.5)
  })

  /** The first day with an alarm, infinite if there is none. */
  function dayOfAlarm(random: () => number, days: number, errorOn: (day: number) => number) {
    let state = startAlarm()
    for (let day = 0; day < days; day++) {
      state = enterWeek(state, Math.floor(day / 7) + 1)
      state = takeAudits(state, LIMIT, cellsOfCounts(DAILY, binomial(random, DAILY, errorOn(day))))
      if (alarmValue(state) >= 1 / ALPHA) return day
    }
    return Infinity
  }
})

/** 2.2 % at and above 0.9, more below: with that as the limit, no threshold of the grid is safe. */
function riskAt(confidence: number): number {
  return 0.022 + 0.2 * Math.max(0, 0.9 - confidence)
}

/** For every n the fewest agreements that pass: the rule as a curve, so that a run costs a comparison a review. */
function fewestToPass(passes: (n: number, k: number) => boolean): readonly number[] {
  const fewest = [Infinity]
  let k = 0
  for (let n = 1; n <= REVIEWS; n++) {
    while (k <= n && !passes(n, k)) k += 1
    fewest.push(k > n ? Infinity : k)
    k = Math.min(k, n)
  }
  return fewest
}

function simulatePromotion(
  random: () => number,
  rate: number,
  gate: readonly number[],
  wilson: readonly number[],
): { gate: boolean; wilson: boolean } {
  const passed = { gate: false, wilson: false }
  let agreed = 0
  for (let n = 1; n <= REVIEWS; n++) {
    if (random() < rate) agreed += 1
    if (agreed >= (gate[n] ?? Infinity)) passed.gate = true
    if (agreed >= (wilson[n] ?? Infinity)) passed.wilson = true
  }
  return passed
}

function binomial(random: () => number, n: number, rate: number): number {
  let count = 0
  for (let i = 0; i < n; i++) if (random() < rate) count += 1
  return count
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
