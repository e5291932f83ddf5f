import type { AuditCell } from './audit'
import { betGain, bettingShares } from './evidence'

/**
 * Capital that bets against "the error of automatic decisions is at most the limit", with new money every week so that
 * a long good past cannot hide a bad present (after the e-detectors of Shin, Ramdas & Rinaldo 2024).
 *
 * Plain data, fit to be stored. Logarithms, since a good year would otherwise round the capital to 0.
 */
export interface AlarmState {
  /** The week that has begun, counted from 1 at the start of the stage or threshold. */
  readonly week: number
  /** ln S for every betting share. */
  readonly logCapital: readonly number[]
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** The alarm at the start of its first week. */
export function startAlarm(): AlarmState {
  const log = Math.log(weightOfWeek(1))
  return { week: 1, logCapital: bettingShares(3).map(() => log) }
}

/** The week an instant falls into, for an alarm that was started at `startedAtMs`. */
export function alarmWeek(startedAtMs: number, atMs: number): number {
  return Math.max(1, Math.floor((atMs - startedAtMs) / WEEK_MS) + 1)
}

/** The alarm at the start of `week`: every week begun since adds its weight. A week already begun changes nothing. */
export function enterWeek(state: AlarmState, week: number): AlarmState {
  if (week <= state.week) return state
  // Weights 1/(k(k+1)) of consecutive weeks telescope, so a long silence costs no loop.
  const added = Math.log(1 / (state.week + 1) - 1 / (week + 1))
  return { week, logCapital: state.logCapital.map((log) => logAdd(log, added)) }
}

/** The alarm after audits made in its present week, whose order does not matter. `limit` is the error allowed. */
export function takeAudits(
  state: AlarmState,
  limit: number,
  cells: readonly AuditCell[],
): AlarmState {
  const bets = cells
    .filter((cell) => cell.n > 0)
    .map((cell) => ({ n: cell.n, gain: betGain(cell, limit) }))
  if (bets.length === 0) return state
  const shares = bettingShares(3)
  const logCapital = state.logCapital.map((before, index) => {
    let log = before
    for (const { n, gain } of bets) log += n * Math.log1p((shares[index] ?? 0) * gain)
    return Math.min(log, Number.MAX_VALUE)
  })
  return { week: state.week, logCapital }
}

/**
 * The alarm's value A, at least 0 and finite. `demote` when it reaches 1/α: where the error never passes the limit,
 * that happens in the stage's whole life with probability at most α.
 */
export function alarmValue({ week, logCapital }: AlarmState): number {
  const mean = logCapital.reduce((sum, log) => sum + Math.exp(log) / logCapital.length, 0)
  return Math.min(mean + 1 / (week + 1), Number.MAX_VALUE)
}

/** The value at the end of each of the given weeks, from the first on. */
export function alarmPath(
  limit: number,
  weeks: readonly (readonly AuditCell[])[],
): readonly number[] {
  let state = startAlarm()
  return weeks.map((cells, index) => {
    state = takeAudits(enterWeek(state, index + 1), limit, cells)
    return alarmValue(state)
  })
}

function weightOfWeek(week: number): number {
  return 1 / (week * (week + 1))
}

function logAdd(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))
}
