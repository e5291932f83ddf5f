import {
  isSameVersion,
  servingVersion,
  type Deployment,
  type StrategyOf,
} from '../../schema/deployment'
import type { GateEvaluation } from '../evaluate'
import { beforeAndAfter, type Change, changed, type Notice, type ProposePlan } from './act'

/** What a canary's judgement says about the way on; `next` null means that the candidate has all items. */
interface CanaryStep {
  readonly next: number | null
  /** The figures, in words. */
  readonly why: string
}

export interface CanaryStepFacts {
  readonly deployment: Deployment
  readonly step: CanaryStep
  readonly hasProposal: boolean
  /** Where the task wants a second lead before the candidate has all items; else null. */
  readonly approval: {
    /** The lead who began the canary. */
    readonly startedBy: string
    /** A lead has declined it since the share was last changed. */
    readonly wasDeclined: boolean
    /** Of the candidate, judged for the present stage. */
    readonly gate: GateEvaluation
  } | null
}

/**
 * What the app does by itself when a candidate has earned the next share of its schedule; after the last one the
 * candidate is in charge alone, which somebody has to acknowledge. Where the task wants two leads, the step to all items
 * is only asked for. Null where there is nothing to do.
 */
export function planCanaryStep(facts: CanaryStepFacts): Change | ProposePlan | null {
  const { deployment, step, hasProposal, approval } = facts
  const { strategy } = deployment
  if (strategy.kind !== 'canary') return null
  const hasAll = step.next === null || step.next >= 1
  if (approval !== null && hasAll)
    return hasProposal || approval.wasDeclined
      ? null
      : propose(deployment, strategy, step, approval)
  if (step.next === null)
    return takeOver(deployment, strategy, {
      why: step.why,
      hasProposal,
      detail: { by: 'schedule' },
      isByItself: true,
    })
  const { model, version } = strategy.candidate
  const after = changed(deployment, { strategy: { ...strategy, share: step.next } })
  const reason = `The share of ${model} ${version} rises to ${Number((step.next * 100).toFixed(4))} %: ${step.why}.`
  return {
    kind: 'deploy',
    deployment: after,
    evidence: { kind: 'keep' },
    withdrawsProposal: hasProposal,
    audit: {
      act: 'automation.canary',
      detail: { reason, by: 'schedule', ...beforeAndAfter(deployment, after) },
    },
    notice: null,
  }
}

interface TakeOver {
  /** The figures, in words. */
  readonly why: string
  readonly hasProposal: boolean
  /** What the log says beside reason, before and after. */
  readonly detail: Readonly<Record<string, unknown>>
  /** True where no lead has just said so: somebody then has to be told. */
  readonly isByItself: boolean
}

/** The end of a canary that went well: its candidate alone is in charge. */
export function takeOver(
  deployment: Deployment,
  { serving, candidate }: StrategyOf<'canary'>,
  { why, hasProposal, detail, isByItself }: TakeOver,
): Change {
  const name = `${candidate.model} ${candidate.version}`
  const after = changed(deployment, { strategy: { kind: 'single', serving: candidate } })
  const reason = `${name} takes over: ${why}.`
  const notice: Notice = {
    kind: 'takeover',
    text: `The canary has ended: ${name} has all items, in place of ${serving.model} ${serving.version}. ${upper(why)}.`,
    mustAcknowledge: true,
  }
  return {
    kind: 'deploy',
    deployment: after,
    evidence: isSameVersion(servingVersion(deployment.strategy), candidate)
      ? { kind: 'keep' }
      : { kind: 'restart-audits' },
    withdrawsProposal: hasProposal,
    audit: {
      act: 'automation.canary',
      detail: { reason, ...detail, ...beforeAndAfter(deployment, after) },
    },
    notice: isByItself ? notice : null,
  }
}

function propose(
  deployment: Deployment,
  { candidate }: StrategyOf<'canary'>,
  { why }: CanaryStep,
  { startedBy, gate }: NonNullable<CanaryStepFacts['approval']>,
): ProposePlan {
  const { stage, threshold, revision } = deployment
  const name = `${candidate.model} ${candidate.version}`
  const proposal = {
    by: startedBy,
    reason: `${upper(why)}.`,
    from: stage,
    to: stage,
    threshold,
    takesOver: candidate,
    outright: false,
    revision,
    evidence: gate,
  }
  return {
    kind: 'propose',
    proposal,
    audit: { act: 'automation.propose', detail: { ...proposal } },
    notice: {
      kind: 'approval-asked',
      text: `The canary of ${name} has earned all items. Another lead than ${startedBy}, who began it, must approve that: ${why}.`,
      mustAcknowledge: false,
    },
  }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
