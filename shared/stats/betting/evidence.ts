/**
 * `n` observations alike: their value x in [0, 1], and the weight v in (0, 1] for unequal sampling (1 where every item
 * had the same chance). Counts need not be whole, so that a future can be imagined.
 */
export interface Cell {
  readonly value: number
  readonly weight: number
  readonly n: number
}

/**
 * How the betting shares crowd towards 0. Even shares (1) serve bounds and promotion; small shares (3) notice small
 * excesses sooner and serve alarms.
 */
export type ShareExponent = 1 | 3

const SHARE_COUNT = 200
const EVEN_SHARES = makeShares(1)
const SMALL_SHARES = makeShares(3)

/** The shares of capital, ascending in (0, 1), among which a bet is spread evenly. */
export function bettingShares(q: ShareExponent): readonly number[] {
  return q === 1 ? EVEN_SHARES : SMALL_SHARES
}

/**
 * ln E(m): the logarithm of what betting against "the mean of x is at most m" has made of a capital of 1.
 *
 * Each share c of the capital is staked on every x at the odds x/m that would be fair if the mean were m, and the
 * results are averaged over the shares (Waudby-Smith & Ramdas 2024; the constant shares are Cover's, 1991). Where the
 * mean never passes m, E ever reaches 1/α with probability at most α (Ville 1939). 0 without observations; falls as m
 * grows; depends on counts only, not on their order.
 */
export function logE(m: number, cells: readonly Cell[], q: ShareExponent): number {
  const bets = cells
    .filter((cell) => cell.n > 0)
    .map((cell) => ({ n: cell.n, gain: betGain(cell, m) }))
  const logs = bettingShares(q).map((share) => {
    let log = 0
    for (const { n, gain } of bets) log += n * Math.log1p(share * gain)
    return log
  })
  return logMean(logs)
}

/** What a stake of the whole capital would gain or lose on one observation of this kind, per unit: v·(x/m − 1). */
export function betGain({ value, weight }: Cell, m: number): number {
  return value === 0 ? -weight : weight * (value / m - 1)
}

/** ln of the mean of numbers given by their logarithms; infinite if one is. */
export function logMean(logs: readonly number[]): number {
  const largest = logs.reduce((a, b) => Math.max(a, b), -Infinity)
  if (!Number.isFinite(largest)) return largest
  let sum = 0
  for (const log of logs) sum += Math.exp(log - largest)
  return largest + Math.log(sum / logs.length)
}

function makeShares(q: ShareExponent): readonly number[] {
  return Array.from({ length: SHARE_COUNT }, (_, j) => ((j + 0.5) / SHARE_COUNT) ** q)
}
