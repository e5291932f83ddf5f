import type { AutomationNotice, RouteAnswer, TimelineEntry } from '../../shared/contract/automation'
import type { RequestError } from '../../shared/contract/errors'
import type { ParsedInputOf } from '../../shared/contract/requests'
import type { PolicyFile } from '../../shared/routing/policyFile'
import type { ReviewCondition } from '../../shared/schema/conditions'
import type { Value } from '../../shared/schema/event'
import type { Stage, Strategy } from '../../shared/schema/deployment'
import type { Result } from '../../shared/result'
import type { Role } from '../../shared/roles'
import type { Act } from './reviewStore'

/** A write of somebody whose role matters for what may be done. */
export interface LeadAct extends Act {
  readonly role: Role
  readonly reason: string
  /** Of the deployment that was looked at; null where nobody looked. */
  readonly revision: number | null
}

/** A final decision on its way out, under the names of the outbox file. */
export interface FinalDecision {
  readonly cursor: number
  readonly task: string
  readonly item_id: string
  readonly value: Value
  readonly by: 'model' | 'human'
  readonly decider: string | null
  readonly model: string | null
  readonly version: string | null
  readonly stage: Stage
  readonly confidence: number | null
  /** RFC 3339 in UTC. */
  readonly decided_at: string
  /** Only in a correction: the cursor of the line that this one replaces. */
  readonly corrects?: number
}

type Answer = Promise<Result<null, RequestError>>

/** What moving a model, and telling the world about it, needs of the store. Each write is one transaction. */
export interface AutomationStore {
  promote(act: LeadAct, task: string, threshold: number | null, outright: boolean): Answer
  answerProposal(act: LeadAct, task: string, approves: boolean, proposedAt: number | null): Answer
  demote(act: LeadAct, task: string, to: Stage | null, threshold: number | null): Answer
  setThreshold(act: LeadAct, task: string, threshold: number): Answer
  deploy(act: LeadAct, task: string, strategy: Strategy): Answer
  rollback(act: LeadAct, task: string, threshold: number | null): Answer
  setConditions(act: LeadAct, task: string, conditions: ReviewCondition | null): Answer
  acknowledge(act: Act, notice: number, reason: string): Answer
  /** Of all tasks, those first that wait to be acknowledged. */
  notices(): Promise<readonly AutomationNotice[]>

  timeline(
    task: string,
    before: number | null,
    limit: number,
  ): Promise<Result<readonly TimelineEntry[], RequestError>>
  /** What the present policy says of an item; nothing is stored. */
  route(input: ParsedInputOf<'automation.route'>): Promise<Result<RouteAnswer, RequestError>>
  /** What `policy.json` has to say at this moment. */
  policy(): Promise<PolicyFile>

  /** Lets human decisions out that were made before `madeBefore`, and answers how many those were. */
  finalise(madeBefore: number, limit: number): Promise<number>
  /** Final decisions after a cursor, in order. */
  finalDecisions(after: number, limit: number): Promise<readonly FinalDecision[]>
  /** The highest cursor there is; 0 while there is none. */
  lastCursor(): Promise<number>

  /** A remembered choice of the workspace, such as `http.port`; null where none was made. */
  setting(name: string): Promise<string | null>
  changeSetting(act: Act, name: string, value: string): Promise<void>
}
