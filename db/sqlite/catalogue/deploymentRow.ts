import type { Alarms } from '../../../shared/gates/facts'
import type { Proposal } from '../../../shared/gates/transitions/act'
import type { Deployment, Stage, Strategy } from '../../../shared/schema/deployment'
import { parseTrusted } from '../../trusted'

/** What is in charge of a task, with what belongs to it. */
export interface DeploymentState {
  readonly deployment: Deployment
  readonly since: number
  readonly stageSince: number
  readonly auditsRevision: number
  readonly auditsFloor: number
  readonly alarms: Alarms | null
  readonly warned: boolean
  readonly canaryRevision: number | null
  readonly canarySince: number | null
  readonly proposal: Proposal | null
  readonly proposedAt: number | null
}

export interface DeploymentRow {
  readonly stage: Stage
  readonly threshold: number | null
  readonly strategy: string
  readonly revision: number
  readonly since: number
  readonly stage_since: number
  readonly audits_revision: number
  readonly audits_floor: number
  readonly alarms: string | null
  readonly warned: number
  readonly canary_revision: number | null
  readonly canary_since: number | null
  readonly proposal: string | null
  readonly proposed_at: number | null
}

/** The columns that `rowToDeployment` needs. */
export const deploymentColumns = `stage, threshold, strategy, revision, since, stage_since,
  audits_revision, audits_floor, alarms, warned, canary_revision, canary_since, proposal, proposed_at`

export function rowToDeployment(row: DeploymentRow): DeploymentState {
  return {
    deployment: {
      stage: row.stage,
      threshold: row.threshold,
      strategy: parseTrusted<Strategy>(row.strategy),
      revision: row.revision,
    },
    since: row.since,
    stageSince: row.stage_since,
    auditsRevision: row.audits_revision,
    auditsFloor: row.audits_floor,
    alarms: row.alarms === null ? null : parseTrusted<Alarms>(row.alarms),
    warned: row.warned === 1,
    canaryRevision: row.canary_revision,
    canarySince: row.canary_since,
    proposal: row.proposal === null ? null : parseTrusted<Proposal>(row.proposal),
    proposedAt: row.proposed_at,
  }
}
