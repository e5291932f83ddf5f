import type { Criterion } from '../../shared/gates/criterion'
import type { GateEvaluation } from '../../shared/gates/evaluate'
import { formatCoefficient, formatCount, formatPercent, notEnoughYet } from './numbers'
import { percentWords, stageName } from './stages'

/** What a checklist line is drawn from; also one frozen long ago, whose id may not be judged any more. */
export interface CriterionFacts {
  readonly id: string
  readonly observed: number | string | null
  readonly lower: number | null
  readonly upper: number | null
  readonly target: number | string
}

export interface CriterionFigures {
  readonly observed: string
  /** The bound that decides, such as "at least 96.5 %"; empty where there is none. */
  readonly bound: string
  readonly target: string
}

/** A criterion's figures as people read them, each kind in its own unit. */
export function criterionFigures(criterion: CriterionFacts): CriterionFigures {
  const { id, observed, lower, upper, target } = criterion
  if (typeof observed === 'string' || typeof target === 'string')
    return { observed: String(observed ?? notEnoughYet), bound: '', target: String(target) }
  if (id === 'kappa')
    return {
      observed: formatCoefficient(observed, 2),
      bound: lower === null ? '' : `at least ${floorTo(lower, 2)}`,
      target: `≥ ${target}`,
    }
  if (id === 'non-inferiority')
    return {
      observed: observed === null ? notEnoughYet : pointsWords(observed),
      bound:
        lower === null ? '' : `at least ${pointsWords(Math.floor(lower * 1000 + 1e-9) / 1000)}`,
      target: `≥ ${pointsWords(target)}`,
    }
  if (id === 'alarm')
    return {
      observed: observed === null ? notEnoughYet : observed.toFixed(1),
      bound: observed === null ? '' : 'alarm value',
      target: `< ${Math.round(target)}`,
    }
  return {
    observed: formatPercent(observed),
    bound: shareBound(lower, upper),
    target: `${isLimit(criterion) ? '≤' : '≥'} ${percentWords(target)}`,
  }
}

function shareBound(lower: number | null, upper: number | null): string {
  if (lower !== null) return `at least ${floorTo(lower * 100, 1)}\u00a0%`
  return upper === null ? '' : `at most ${ceilTo(upper * 100, 1)}\u00a0%`
}

/** True where less is better: errors, which stay below a limit. */
export function isLimit({ id }: Pick<CriterionFacts, 'id'>): boolean {
  return (
    id === 'critical-error' ||
    id === 'threshold' ||
    id === 'audit-error' ||
    id === 'audit-critical-error' ||
    id === 'alarm'
  )
}

/** 0.9 → 0.90: thresholds as they stand on the grid. */
export function formatThreshold(threshold: number): string {
  return threshold.toFixed(Math.max(2, String(threshold).split('.')[1]?.length ?? 0))
}

export const passWords = { met: 'Met', open: 'Not met', missing: 'Not known yet' } as const
export type PassWord = keyof typeof passWords

export function passOf(pass: boolean | null): PassWord {
  return pass === null ? 'missing' : pass ? 'met' : 'open'
}

/** What the verdict means, and what it would take. */
export function verdictSentence(gate: GateEvaluation): string {
  const { verdict, criteria, next, stage } = gate
  const alarms = criteria.filter((one) => one.id === 'alarm')
  const missing = criteria.filter((one) => one.pass === null)
  const failing = criteria.filter((one) => one.pass === false)
  const all = formatCount(criteria.length)
  switch (verdict) {
    case 'ready':
      return criteria.length === 0
        ? `Nothing stands before ${stageName(next ?? stage)}: a lead decides.`
        : `All ${all} criteria for ${stageName(next ?? stage)} are met.`
    case 'demote':
      return 'The alarm rang: more automatic decisions are wrong than allowed. The model must go down.'
    case 'hold':
      if (next === null)
        return alarms.every((one) => one.pass === true)
          ? 'This is the last stage, and no alarm rings.'
          : 'This is the last stage.'
      return `${formatCount(failing.length)} of ${all} criteria for ${stageName(next)} ${failing.length === 1 ? 'is' : 'are'} not met.`
    case 'insufficient':
      if (criteria.length === 1) return 'There is too little to go by.'
      return `For ${formatCount(missing.length)} of ${all} criteria there is too little to go by${failing.length === 0 ? '' : `, and ${formatCount(failing.length)} ${failing.length === 1 ? 'is' : 'are'} not met`}.`
  }
}

/** The longest wait among open criteria: "about 420 more overlap items"; null where there is no estimate. */
export function longestWait({ criteria }: GateEvaluation): string | null {
  const waits = criteria.filter((one) => one.pass !== true && (one.remainingEstimate ?? 0) > 0)
  const longest = waits.reduce<Criterion | null>(
    (most, one) =>
      most !== null && (most.remainingEstimate ?? 0) >= (one.remainingEstimate ?? 0) ? most : one,
    null,
  )
  return longest === null
    ? null
    : `about ${formatCount(longest.remainingEstimate ?? 0)} more ${longest.unit}`
}

/** −0.021 → −2.1 points */
export function pointsWords(difference: number): string {
  const points = Math.abs(difference * 100).toFixed(1)
  const sign = Number(points) === 0 ? '' : difference < 0 ? '−' : '+'
  return `${sign}${points}\u00a0points`
}

function floorTo(value: number, digits: number): string {
  const scale = 10 ** digits
  return signed(Math.floor(value * scale + 1e-9) / scale, digits)
}

function ceilTo(value: number, digits: number): string {
  const scale = 10 ** digits
  return signed(Math.ceil(value * scale - 1e-9) / scale, digits)
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`
}
