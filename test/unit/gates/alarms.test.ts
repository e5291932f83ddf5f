import { describe, expect, it } from 'vitest'
import {
  type Audit,
  isRinging,
  replayAlarms,
  startAlarms,
  takeAudit,
} from '../../../shared/gates/alarms'
import { alarmPath, alarmValue } from '../../../shared/stats/betting/alarm'
import { makePolicy } from '../../make/policy'

const DAY = 24 * 60 * 60 * 1000
const policy = makePolicy()

const audit = (parts: Partial<Audit> = {}): Audit => ({
  atMs: 0,
  probability: 0.05,
  smallest: 0.05,
  isError: false,
  isCritical: false,
  ...parts,
})

const errors = (n: number, parts: Partial<Audit> = {}): readonly Audit[] =>
  Array.from({ length: n }, () => audit({ isError: true, ...parts }))

const cell = (value: 0 | 1, n: number) => ({ value, weight: 1, n })

describe('the alarms of a stage', () => {
  it('come to what the weeks come to, whose weeks start with the stage', () => {
    const start = 3 * DAY
    const audits = [
      ...errors(2, { atMs: start + 6 * DAY }),
      audit({ atMs: start + 7 * DAY }),
      ...errors(3, { atMs: start + 15 * DAY }),
    ]
    const path = alarmPath(policy.maxSelectiveError, [[cell(1, 2)], [cell(0, 1)], [cell(1, 3)]])
    const { errors: state } = replayAlarms(start, audits, policy)
    expect(state.week).toBe(3)
    expect(alarmValue(state)).toBeCloseTo(path[2] ?? 0, 9)
  })

  it('count a critical audit in both, any other in one', () => {
    const plain = takeAudit(startAlarms(0), audit({ isError: true }), policy)
    expect(alarmValue(plain.errors)).toBeGreaterThan(1)
    expect(alarmValue(plain.criticalErrors)).toBeCloseTo(1, 12)
    const both = takeAudit(startAlarms(0), audit({ isError: true, isCritical: true }), policy)
    expect(alarmValue(both.criticalErrors)).toBeGreaterThan(1)
  })

  it('give an item that is audited more often less weight', () => {
    const rare = takeAudit(startAlarms(0), audit({ isError: true }), policy)
    const often = takeAudit(startAlarms(0), audit({ isError: true, probability: 0.5 }), policy)
    expect(alarmValue(often.errors)).toBeLessThan(alarmValue(rare.errors))
  })

  it('ring for a run of errors and not for a good month', () => {
    const good = Array.from({ length: 400 }, (_, i) =>
      audit({ atMs: (i * 28 * DAY) / 400, isError: i % 100 === 99 }),
    )
    expect(isRinging(replayAlarms(0, good, policy), policy)).toBe(false)
    const bad = replayAlarms(0, [...good, ...errors(20, { atMs: 28 * DAY })], policy)
    expect(isRinging(bad, policy)).toBe(true)
  })

  it('ring each by itself, and at 1/α exactly when the value gets there', () => {
    const quiet = startAlarms(0)
    let alarms = quiet
    while (alarmValue(alarms.errors) < 20) {
      expect(isRinging(alarms, policy)).toBe(false)
      alarms = takeAudit(alarms, audit({ isError: true }), policy)
    }
    expect(alarmValue(alarms.errors)).toBeLessThan(500)
    expect(isRinging(alarms, policy)).toBe(true)
    expect(isRinging({ ...quiet, criticalErrors: alarms.errors }, policy)).toBe(true)
  })

  it('take an audit that comes late into the present week', () => {
    const later = takeAudit(startAlarms(0), audit({ atMs: 20 * DAY }), policy)
    const late = takeAudit(later, audit({ atMs: DAY, isError: true }), policy)
    expect(late.errors.week).toBe(3)
    expect(alarmValue(late.errors)).toBeGreaterThan(alarmValue(later.errors))
  })

  it('are the same replayed in any order', () => {
    const audits = [...errors(2, { atMs: 9 * DAY }), audit(), audit({ atMs: 3 * DAY })]
    const forward = replayAlarms(0, audits, policy)
    const backward = replayAlarms(0, audits.toReversed(), policy)
    expect(alarmValue(backward.errors)).toBeCloseTo(alarmValue(forward.errors), 12)
  })
})
