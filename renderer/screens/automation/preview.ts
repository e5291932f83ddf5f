import type { AutomationState } from '../../../shared/contract/automation'
import type { Person } from '../../../shared/contract/workspace'
import type { Criterion } from '../../../shared/gates/criterion'
import type { GateEvaluation } from '../../../shared/gates/evaluate'
import { nextStage } from '../../../shared/gates/stages'
import { planApproval } from '../../../shared/gates/transitions/approval'
import { planConditions } from '../../../shared/gates/transitions/conditions'
import { planDemotion } from '../../../shared/gates/transitions/demotion'
import { planDeploy } from '../../../shared/gates/transitions/deploy'
import { missingEvidence, planPromotion } from '../../../shared/gates/transitions/promotion'
import { planRollback } from '../../../shared/gates/transitions/rollback'
import { planThreshold } from '../../../shared/gates/transitions/threshold'
import { refuse, type Refusal } from '../../../shared/gates/transitions/act'
import { succeed, type Result } from '../../../shared/result'
import type { Deployment, Stage, Strategy } from '../../../shared/schema/deployment'
import type { Task } from '../../../shared/schema/task'
import { THRESHOLD_GRID } from '../../../shared/stats/confidence/threshold'
import { servingEntry } from './session'

/** What a lead is about to do. */
export type Act =
  | { readonly kind: 'promote'; readonly threshold: number | null; readonly outright: boolean }
  | { readonly kind: 'demote'; readonly to: Stage | null; readonly threshold: number | null }
  | { readonly kind: 'threshold'; readonly threshold: number }
  | { readonly kind: 'deploy'; readonly strategy: Strategy }
  | { readonly kind: 'rollback' }
  | { readonly kind: 'answer'; readonly approves: boolean }
  | { readonly kind: 'conditions'; readonly conditions: Task['review']['conditions'] }

export interface PreviewFacts {
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
  /** What was in charge before; null where it is not known. */
  readonly previous: Deployment | null
  /** Of a version that would take over, judged for the present stage; null where nothing needs judging. */
  readonly entryGate: GateEvaluation | null
}

export interface Preview {
  /** What would be in charge; null where only the data process knows. */
  readonly after: Deployment | null
  /** The evidence that is missing for it. */
  readonly missing: readonly Criterion[]
}

/** The rules want a reason; whether one was given is looked at when it is sent. */
const reason = 'preview'

/**
 * What an act would lead to, or why it is not possible, by the very rules that the data process applies. It judges
 * again when the act is sent, so this can be out of date but never decides anything.
 */
export function previewAct(act: Act, facts: PreviewFacts): Result<Preview, Refusal> {
  const { state, task, person: actor } = facts
  const { deployment, proposal } = state
  const gate = servingEntry(state)?.gate ?? noGate(deployment.stage)
  const shared = { actor, reason, deployment, gate, task, hasProposal: proposal !== null }
  switch (act.kind) {
    case 'promote': {
      const plan = planPromotion({ ...shared, ...act, proposal })
      if (!plan.ok) return plan
      const after =
        plan.value.kind === 'propose'
          ? {
              ...deployment,
              stage: plan.value.proposal.to,
              threshold: plan.value.proposal.threshold,
            }
          : plan.value.deployment
      return succeed({ after, missing: missingEvidence(gate) })
    }
    case 'demote':
      return toPreview(planDemotion({ ...shared, ...act }))
    case 'threshold':
      return toPreview(
        planThreshold({
          ...shared,
          threshold: act.threshold,
          recommended: gate.recommendedThreshold,
        }),
      )
    case 'deploy': {
      const { strategy } = act
      if (strategy.kind === 'silent' && strategy.candidates.length === 0)
        return refuse('invalid_input', 'Choose at least one candidate.')
      const plan = planDeploy({ ...shared, strategy, known: state.versions, gate: facts.entryGate })
      return plan.ok ? succeed({ after: plan.value.deployment, missing: plan.value.missing }) : plan
    }
    case 'rollback':
      // Further back than what is known here the data process knows.
      if (!isWithinStrategy(deployment) && facts.previous === null && deployment.revision > 1)
        return actor.role === 'lead'
          ? succeed({ after: null, missing: [] })
          : toPreview(planRollback({ ...shared, previous: deployment, threshold: null }))
      return toPreview(planRollback({ ...shared, previous: facts.previous, threshold: null }))
    case 'conditions': {
      const plan = planConditions({ ...shared, conditions: act.conditions })
      return plan.ok ? succeed({ after: plan.value.change.deployment, missing: [] }) : plan
    }
    case 'answer': {
      if (proposal === null) return refuse('conflict', 'No proposal waits.')
      // Of a canary's last step the candidate's was frozen with it.
      const judged = proposal.takesOver === null ? gate : proposal.evidence
      const plan = planApproval({
        ...shared,
        gate: judged,
        proposal,
        approves: act.approves,
        canary: state.canary,
      })
      if (!plan.ok) return plan
      const after = plan.value.kind === 'decline' ? deployment : plan.value.deployment
      return succeed({ after, missing: act.approves ? missingEvidence(judged) : [] })
    }
  }
}

/** The act with which a form starts, and by which its button is on or off. */
export function firstActs({ state }: Pick<PreviewFacts, 'state'>) {
  const gate = servingEntry(state)?.gate ?? noGate(state.deployment.stage)
  const isReady = gate.verdict === 'ready'
  const entersPartial = nextStage(state.deployment.stage) === 'partial'
  return {
    promote: {
      kind: 'promote',
      threshold: entersPartial ? (gate.recommendedThreshold ?? THRESHOLD_GRID[0]) : null,
      outright: !isReady && state.deployment.strategy.kind === 'single',
    },
    demote: { kind: 'demote', to: null, threshold: null },
    rollback: { kind: 'rollback' },
    approve: { kind: 'answer', approves: true },
    decline: { kind: 'answer', approves: false },
  } as const satisfies Readonly<Record<string, Act>>
}

function toPreview(
  plan: Result<{ readonly deployment: Deployment }, Refusal>,
): Result<Preview, Refusal> {
  return plan.ok ? succeed({ after: plan.value.deployment, missing: [] }) : plan
}

function isWithinStrategy({ strategy }: Deployment): boolean {
  return strategy.kind === 'canary' || strategy.kind === 'blue-green'
}

function noGate(stage: Stage): GateEvaluation {
  return {
    stage,
    next: nextStage(stage),
    verdict: 'insufficient',
    criteria: [],
    recommendedThreshold: null,
  }
}
