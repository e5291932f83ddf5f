import type { Gate } from '../../shared/contract/automation'
import { asPoints, asSet, atLeast, atMost, type Criterion } from '../../shared/gates/criterion'
import { unreachable } from '../../shared/result'
import { formatCount, formatFigure, formatPoints, formatShare } from './figures'
import { setTable } from './table'

/** A gate for people: the verdict in words, the checklist, then what is missing and what it would take. */
export function formatGate(gate: Gate): readonly string[] {
  const { task, model, version, stage, next, criteria, recommendedThreshold } = gate
  const step = next === null ? `staying at ${stage}` : `from ${stage} to ${next}`
  const open = criteria.filter(({ pass }) => pass !== true)
  return [
    `${task}: ${model} ${version}, ${step}`,
    '',
    verdictWords(gate),
    ...(criteria.length === 0 ? [] : ['', ...checklist(criteria)]),
    ...(open.length === 0 ? [] : ['', 'What is missing', ...open.map(missingWords)]),
    '',
    recommendedThreshold === null
      ? 'No threshold is shown to be safe yet.'
      : `Recommended threshold: ${recommendedThreshold}`,
    '',
  ]
}

function verdictWords({ verdict, stage, next }: Gate): string {
  switch (verdict) {
    case 'insufficient':
      return 'INSUFFICIENT: there is not enough evidence yet.'
    case 'hold':
      return next === null
        ? `HOLD: the model stays at ${stage}; no alarm rings.`
        : `HOLD: there is evidence enough, and it does not carry ${next}.`
    case 'ready':
      return next === 'shadow'
        ? 'READY: shadowing asks for no evidence.'
        : `READY: every criterion for ${next} passes.`
    case 'demote':
      return 'DEMOTE: an alarm rings, so the model must go down.'
    default:
      return unreachable(verdict)
  }
}

function checklist(criteria: readonly Criterion[]): readonly string[] {
  return setTable(
    ['', 'criterion', 'observed', 'bound', 'asked', 'n', 'still to come'],
    criteria.map((criterion) => [
      markOf(criterion),
      criterion.title,
      observedWords(criterion),
      boundWords(criterion),
      targetWords(criterion),
      criterion.id === 'criticality' ? '' : formatCount(criterion.n),
      remainingWords(criterion),
    ]),
    [2, 5],
  )
}

const markOf = ({ pass }: Criterion) => (pass === null ? '?' : pass ? '✓' : '✗')

const missingWords = (criterion: Criterion) =>
  `  ${markOf(criterion)} ${criterion.title}: ${criterion.detail}`

/** A difference between two shares is told in points. */
const isDifference = ({ id }: Criterion) => id === 'non-inferiority'

/** Kappa and the alarm's value are no shares. */
const isFigure = ({ id }: Criterion) => id === 'kappa' || id === 'alarm'

function observedWords(criterion: Criterion): string {
  const { observed } = criterion
  if (typeof observed === 'string') return observed
  if (isDifference(criterion)) return formatPoints(observed)
  return isFigure(criterion) ? formatFigure(observed) : formatShare(observed)
}

/** Rounded so that a bound never looks better than it is. */
function boundWords(criterion: Criterion): string {
  const { lower, upper } = criterion
  if (lower !== null && isDifference(criterion)) return `≥ ${formatPoints(roundDown(lower))}`
  if (lower !== null) return isFigure(criterion) ? `≥ ${roundedDown(lower)}` : `≥ ${atLeast(lower)}`
  return upper === null ? '' : `≤ ${atMost(upper)}`
}

const roundDown = (value: number) => Math.floor(value * 1000 + 1e-9) / 1000
const roundedDown = (value: number) => formatFigure(roundDown(value))

function targetWords(criterion: Criterion): string {
  const { id, target } = criterion
  if (typeof target === 'string') return target
  if (id === 'alarm') return `below ${Number(target.toFixed(6))}`
  if (isDifference(criterion)) return `≥ ${asPoints(target)}`
  const side = limits.has(id) ? '≤' : '≥'
  return `${side} ${id === 'kappa' ? target : asSet(target)}`
}

/** Criteria whose target must not be passed; all others must reach theirs. */
const limits = new Set<Criterion['id']>([
  'critical-error',
  'threshold',
  'audit-error',
  'audit-critical-error',
])

function remainingWords({ pass, remainingEstimate: more, unit }: Criterion): string {
  if (pass === true || more === null || more === 0) return ''
  return `about ${formatCount(more)} ${unit}`
}
