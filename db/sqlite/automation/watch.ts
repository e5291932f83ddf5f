import { evaluateGate } from '../../../shared/gates/evaluate'
import { planCanaryStep } from '../../../shared/gates/transitions/canary'
import { planAlarm } from '../../../shared/gates/transitions/demotion'
import { planCanaryRollback } from '../../../shared/gates/transitions/rollback'
import { servingVersion, type StrategyOf } from '../../../shared/schema/deployment'
import type { TaskEntry } from '../catalogue/catalogue'
import type { Audits } from '../routing/audits'
import type { CanaryReader } from './canary'
import type { Deployments, Doer } from './deployments'
import type { GateFactsReader } from './gateFacts'
import { mustFind } from '../rows'
import { Timeline } from './timeline'
import type { Writer } from '../writer'

/**
 * What the app does by itself: it looks at the figures of every transaction before that is committed,
 * so that no decision is stored without what has to follow from it.
 */
export class Watch {
  readonly #writer: Writer
  readonly #audits: Audits
  readonly #deployments: Deployments
  readonly #gates: GateFactsReader
  readonly #canaries: CanaryReader
  readonly #timeline: Timeline
  readonly #now: () => number

  constructor(
    writer: Writer,
    parts: {
      readonly audits: Audits
      readonly deployments: Deployments
      readonly gates: GateFactsReader
      readonly canaries: CanaryReader
    },
    now: () => number,
  ) {
    this.#writer = writer
    this.#audits = parts.audits
    this.#deployments = parts.deployments
    this.#gates = parts.gates
    this.#canaries = parts.canaries
    this.#timeline = new Timeline(writer.db)
    this.#now = now
  }

  look(): void {
    for (const taskId of this.#audits.takeRinging()) this.#answerAlarm(taskId)
    for (const taskId of this.#canaries.running()) this.#judgeCanary(taskId)
  }

  #answerAlarm(taskId: string): void {
    const task = this.#writer.catalogue.task(taskId)
    const serving = task && servingVersion(task.state.deployment.strategy)
    const version = serving && this.#writer.catalogue.findVersion(task.id, serving)
    if (!task || !version) return
    const plan = planAlarm({
      deployment: task.state.deployment,
      autoDemote: task.task.policy.autoDemote,
      gate: evaluateGate(this.#gates.read(task, version)),
      hasProposal: task.state.proposal !== null,
      hasWarned: task.state.warned,
    })
    if (!plan) return
    if (plan.kind !== 'warn') {
      this.#deployments.apply(task, plan, this.#self())
      return
    }
    this.#deployments.note(task, plan.audit, this.#self())
    this.#deployments.tell(task, plan.notice, this.#self().at)
    this.#deployments.warned(task)
  }

  /** Goes back at once where the candidate is worse, and up a step where it has earned that. */
  #judgeCanary(taskId: string): void {
    const task = this.#writer.catalogue.task(taskId)
    const strategy = task?.state.deployment.strategy
    if (!task || strategy?.kind !== 'canary') return
    const judged = this.#canaries.judge(task, strategy)
    const hasProposal = task.state.proposal !== null
    const change =
      judged.verdict === 'demote'
        ? planCanaryRollback(task.state.deployment, judged.why, hasProposal)
        : judged.verdict === 'ready'
          ? planCanaryStep({
              deployment: task.state.deployment,
              step: judged,
              hasProposal,
              approval: task.task.policy.secondApproval ? this.#approval(task, strategy) : null,
            })
          : null
    if (!change) return
    if (change.kind !== 'propose') {
      this.#deployments.apply(task, change, this.#self())
      return
    }
    const { at } = this.#self()
    this.#deployments.propose(task, change.proposal, at)
    this.#deployments.note(task, change.audit, this.#self())
    this.#deployments.tell(task, change.notice, at)
  }

  #approval(task: TaskEntry, { candidate }: StrategyOf<'canary'>) {
    const { id } = task.task
    const { stage, revision } = task.state.deployment
    const version = mustFind(
      this.#writer.catalogue.findVersion(task.id, candidate) ?? undefined,
      'candidate of a canary',
    )
    return {
      startedBy: this.#timeline.strategySetBy(id) ?? 'understudy',
      wasDeclined: this.#timeline.wasDeclined(id, revision),
      gate: evaluateGate(this.#gates.read(task, version), stage),
    }
  }

  #self(): Doer {
    return { at: this.#now(), actor: 'understudy', account: 'understudy' }
  }
}
