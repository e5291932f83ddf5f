import type { Stage } from '../schema/deployment'
import { judgeAgreement } from './criteria/agreement'
import { judgeAlarms } from './criteria/alarm'
import { judgeAuditCriticalError } from './criteria/auditCriticalError'
import { judgeAuditError } from './criteria/auditError'
import { judgeCoverage } from './criteria/coverage'
import { judgeCriticalError } from './criteria/criticalError'
import { judgeCriticality } from './criteria/criticality'
import { judgeKappa } from './criteria/kappa'
import { judgeNonInferiority } from './criteria/nonInferiority'
import { judgeSegmentFloor } from './criteria/segmentFloor'
import { judgeThreshold, recommendThreshold } from './criteria/threshold'
import type { Criterion } from './criterion'
import type { GateFacts } from './facts'
import { isAutomatic, nextStage } from './stages'

export type Verdict = 'insufficient' | 'hold' | 'ready' | 'demote'

/** A gate judged at one moment: plain data, which a promotion freezes with itself. */
export interface GateEvaluation {
  readonly stage: Stage
  /** The stage that the criteria open; null at `full`, where only the alarms count. */
  readonly next: Stage | null
  readonly verdict: Verdict
  readonly criteria: readonly Criterion[]
  /** The smallest threshold shown to be safe, whatever the step; null where none is. */
  readonly recommendedThreshold: number | null
}

const reviewed = [judgeAgreement, judgeKappa, judgeSegmentFloor] as const

/** What each stage asks of a version that wants to enter it. */
const criteriaInto: Readonly<Record<Stage, readonly ((facts: GateFacts) => Criterion)[]>> = {
  manual: [],
  shadow: [],
  assisted: reviewed,
  partial: [...reviewed, judgeNonInferiority, judgeCriticalError, judgeThreshold, judgeCoverage],
  full: [judgeAuditError, judgeAuditCriticalError, judgeCriticality],
}

/**
 * Judges the gate into `next`, by default the stage above the present one.
 *
 * An alarm that rings means `demote`, whatever else holds. Otherwise one criterion without evidence makes the whole
 * verdict `insufficient`, even beside another that fails: what is not known yet may change the picture, and the
 * checklist shows both. With evidence for all, one that fails means `hold`, none `ready`. Where there is no next stage,
 * `hold` says that the model stays.
 */
export function evaluateGate(
  facts: GateFacts,
  next: Stage | null = nextStage(facts.stage),
): GateEvaluation {
  const alarms = isAutomatic(facts.stage) ? judgeAlarms(facts) : []
  const entry = next === null ? [] : criteriaInto[next].map((judge) => judge(facts))
  return {
    stage: facts.stage,
    next,
    verdict: decideVerdict(entry, alarms, next),
    criteria: [...entry, ...alarms],
    recommendedThreshold: recommendThreshold(facts)?.threshold ?? null,
  }
}

function decideVerdict(
  entry: readonly Criterion[],
  alarms: readonly Criterion[],
  next: Stage | null,
): Verdict {
  const all = [...entry, ...alarms]
  if (alarms.some((alarm) => alarm.pass === false)) return 'demote'
  if (all.some((criterion) => criterion.pass === null)) return 'insufficient'
  if (next === null || all.some((criterion) => criterion.pass === false)) return 'hold'
  return 'ready'
}
