import type { RequestError } from '../../../shared/contract/errors'
import { evaluateGate, type GateEvaluation } from '../../../shared/gates/evaluate'
import type { Change, Proposal, Refusal } from '../../../shared/gates/transitions/act'
import { planApproval } from '../../../shared/gates/transitions/approval'
import { planConditions } from '../../../shared/gates/transitions/conditions'
import { planDemotion } from '../../../shared/gates/transitions/demotion'
import { planDeploy } from '../../../shared/gates/transitions/deploy'
import { planPromotion } from '../../../shared/gates/transitions/promotion'
import { planRollback } from '../../../shared/gates/transitions/rollback'
import { checkSeen } from '../../../shared/gates/transitions/stale'
import { planThreshold } from '../../../shared/gates/transitions/threshold'
import { isAbove } from '../../../shared/gates/stages'
import { fail, succeed, type Result } from '../../../shared/result'
import type { ReviewCondition } from '../../../shared/schema/conditions'
import {
  isSameVersion,
  servingVersion,
  type Stage,
  type Strategy,
  type VersionRef,
} from '../../../shared/schema/deployment'
import type { LeadAct } from '../../store/automationStore'
import type { Act } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import type { CanaryReader } from './canary'
import type { Deployments, Doer } from './deployments'
import type { GateFactsReader } from './gateFacts'
import { noTask } from '../review/reviewErrors'
import { mustTouchOne } from '../rows'
import { Timeline } from './timeline'
import type { Writer } from '../writer'

type Answer = Result<null, RequestError>

/** What leads do to a deployment: facts are read, a rule of `shared/gates` plans, the plan is written. */
export class AutomationWriter {
  readonly #writer: Writer
  readonly #deployments: Deployments
  readonly #gates: GateFactsReader
  readonly #canaries: CanaryReader
  readonly #timeline: Timeline
  readonly #statements

  constructor(
    writer: Writer,
    parts: {
      readonly deployments: Deployments
      readonly gates: GateFactsReader
      readonly canaries: CanaryReader
    },
  ) {
    const { db } = writer
    this.#writer = writer
    this.#deployments = parts.deployments
    this.#gates = parts.gates
    this.#canaries = parts.canaries
    this.#timeline = new Timeline(db)
    this.#statements = {
      versions: db.prepare<[number], VersionRef>(
        'SELECT model, version FROM versions WHERE task = ?',
      ),
      acknowledge: db.prepare<[string, number, number]>(
        `UPDATE notices SET acknowledged_by = ?, acknowledged_at = ?
         WHERE id = ? AND acknowledged_by IS NULL`,
      ),
      noticeTask: db.prepare<[number], { task: string; acknowledgedBy: string | null }>(
        `SELECT t.outside_id AS task, n.acknowledged_by AS acknowledgedBy
         FROM notices n JOIN tasks t ON t.id = n.task WHERE n.id = ?`,
      ),
      redefine: db.prepare<{ task: number; definition: string; at: number }>(
        `UPDATE tasks SET definition = @definition, revision = revision + 1, changed_at = @at
         WHERE id = @task`,
      ),
    }
  }

  promote(act: LeadAct, taskId: string, threshold: number | null, outright: boolean): Answer {
    return this.#change(act, taskId, (task) => {
      const plan = planPromotion({
        actor: actorOf(act),
        reason: act.reason,
        deployment: task.state.deployment,
        gate: this.#gate(task),
        task: task.task,
        threshold,
        outright,
        proposal: task.state.proposal,
      })
      if (!plan.ok) return plan
      if (plan.value.kind !== 'propose') return succeed(plan.value)
      const { proposal, audit, notice } = plan.value
      this.#deployments.propose(task, proposal, act.at)
      this.#deployments.note(task, audit, doerOf(act))
      this.#deployments.tell(task, notice, act.at)
      return succeed(null)
    })
  }

  answerProposal(
    act: LeadAct,
    taskId: string,
    approves: boolean,
    proposedAt: number | null,
  ): Answer {
    return this.#change(act, taskId, (task) => {
      const { proposal, deployment } = task.state
      if (!proposal) return fail({ code: 'conflict', message: 'No proposal waits for approval.' })
      if (proposedAt !== null && proposedAt !== task.state.proposedAt)
        return fail({
          code: 'stale',
          message: `Another proposal waits by now, by ${proposal.by}: look again, then decide.`,
        })
      const plan = planApproval({
        actor: actorOf(act),
        reason: act.reason,
        approves,
        proposal,
        deployment,
        gate: this.#gateOfProposal(task, proposal),
        canary: this.#canary(task),
        task: task.task,
      })
      if (!plan.ok) return plan
      if (plan.value.kind !== 'decline') return succeed(plan.value)
      this.#deployments.propose(task, null, act.at)
      this.#deployments.note(task, plan.value.audit, doerOf(act))
      return succeed(null)
    })
  }

  demote(act: LeadAct, taskId: string, to: Stage | null, threshold: number | null): Answer {
    return this.#change(act, taskId, (task) =>
      planDemotion({ ...this.#common(act, task), gate: this.#gate(task), to, threshold }),
    )
  }

  setThreshold(act: LeadAct, taskId: string, threshold: number): Answer {
    return this.#change(act, taskId, (task) =>
      planThreshold({
        ...this.#common(act, task),
        threshold,
        recommended: this.#gate(task).recommendedThreshold,
      }),
    )
  }

  deploy(act: LeadAct, taskId: string, strategy: Strategy): Answer {
    return this.#change(act, taskId, (task) =>
      planDeploy({
        ...this.#common(act, task),
        strategy,
        known: this.#statements.versions.all(task.id),
        gate: this.#gateOfNewcomer(task, strategy),
      }),
    )
  }

  rollback(act: LeadAct, taskId: string, threshold: number | null): Answer {
    return this.#change(act, taskId, (task) =>
      planRollback({
        ...this.#common(act, task),
        previous: this.#deployments.previous(task),
        threshold,
      }),
    )
  }

  setConditions(act: LeadAct, taskId: string, conditions: ReviewCondition | null): Answer {
    return this.#change(act, taskId, (task) => {
      const plan = planConditions({ ...this.#common(act, task), task: task.task, conditions })
      if (!plan.ok) return plan
      const definition = JSON.stringify(plan.value.task)
      mustTouchOne(
        this.#statements.redefine.run({ task: task.id, definition, at: act.at }),
        'definition of a task',
      )
      this.#writer.catalogue.forget()
      return succeed(plan.value.change)
    })
  }

  acknowledge(act: Act, notice: number, reason: string): Answer {
    return this.#writer.once(act.requestId, act.at, (): Answer => {
      const known = this.#statements.noticeTask.get(notice)
      if (!known) return fail({ code: 'not_found', message: `There is no notice ${notice}.` })
      const { task, acknowledgedBy } = known
      if (acknowledgedBy !== null)
        return fail({
          code: 'conflict',
          message: `${acknowledgedBy} has acknowledged this already.`,
        })
      this.#statements.acknowledge.run(act.person, act.at, notice)
      const detail = { task, notice, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
      this.#writer.audit.append({ ...doerOf(act), act: 'acknowledge', detail })
      return succeed(null)
    })
  }

  /** Plans and writes in one transaction; a plan of null has been written by the planner itself. */
  #change(
    act: LeadAct,
    taskId: string,
    plan: (task: TaskEntry) => Result<Change | null, Refusal>,
  ): Answer {
    return this.#writer.once(act.requestId, act.at, (): Answer => {
      const task = this.#writer.catalogue.task(taskId)
      if (!task) return fail(noTask(taskId))
      const { deployment } = task.state
      const isFresh = checkSeen(act.revision, deployment, () =>
        this.#timeline.changesAfter(taskId, act.revision ?? 0),
      )
      if (!isFresh.ok) return isFresh
      const planned = plan(task)
      if (!planned.ok) return planned
      if (planned.value) this.#deployments.apply(task, planned.value, doerOf(act))
      return succeed(null)
    })
  }

  #common(act: LeadAct, task: TaskEntry) {
    return {
      actor: actorOf(act),
      reason: act.reason,
      deployment: task.state.deployment,
      hasProposal: task.state.proposal !== null,
    }
  }

  /** The gate above the present stage, of the version in charge. */
  #gate(task: TaskEntry): GateEvaluation {
    const serving = servingVersion(task.state.deployment.strategy)
    const version = serving && this.#writer.catalogue.findVersion(task.id, serving)
    return evaluateGate(version ? this.#gates.read(task, version) : this.#gates.readNothing(task))
  }

  /** Of the candidate, where a canary's last step waits: judged for the present stage. */
  #gateOfProposal(task: TaskEntry, { takesOver }: Proposal): GateEvaluation {
    const version = takesOver && this.#writer.catalogue.findVersion(task.id, takesOver)
    return version
      ? evaluateGate(this.#gates.read(task, version), task.state.deployment.stage)
      : this.#gate(task)
  }

  #canary(task: TaskEntry) {
    const { strategy } = task.state.deployment
    return strategy.kind === 'canary' ? this.#canaries.judge(task, strategy) : null
  }

  /** Of a version that is to take over where a model is shown or decides: judged for that stage. */
  #gateOfNewcomer(task: TaskEntry, strategy: Strategy): GateEvaluation | null {
    const { deployment } = task.state
    const newcomer = servingVersion(strategy)
    if (!newcomer || isSameVersion(newcomer, servingVersion(deployment.strategy))) return null
    if (!isAbove(deployment.stage, 'shadow')) return null
    const version = this.#writer.catalogue.findVersion(task.id, newcomer)
    return version && evaluateGate(this.#gates.read(task, version), deployment.stage)
  }
}

function actorOf({ person, role }: LeadAct) {
  return { name: person, role }
}

function doerOf({ at, person, account }: Act): Doer {
  return { at, actor: person, account }
}
