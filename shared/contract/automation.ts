import { z } from 'zod'
import type { GateEvaluation } from '../gates/evaluate'
import type { Proposal } from '../gates/transitions/act'
import type { CanaryJudgement } from '../routing/canarySchedule'
import type { DryRun } from '../routing/dryRun'
import type { Route } from '../routing/route'
import { conditionSchema } from '../schema/conditions'
import {
  stageSchema,
  strategySchema,
  versionSchema,
  type Deployment,
  type VersionRef,
} from '../schema/deployment'
import { idText, unitNumber } from '../schema/text'
import { define, writeFields } from './define'

/** `gate --json`, with what it belongs to. */
export interface Gate extends GateEvaluation {
  readonly task: string
  readonly model: string
  readonly version: string
}

/** One version of a task, on the ladder or beside it. */
export interface AutomationVersion extends VersionRef {
  readonly role: 'serving' | 'candidate' | 'silent' | 'blue' | 'green' | 'none'
  readonly firstSeenAt: number
  readonly predictions: number
  /** Its share of new items, as the strategy gives it. */
  readonly share: number
  readonly gate: Gate
}

/** How a silent or canary candidate does beside the serving version, on the same items. */
export interface VersionComparison {
  readonly control: VersionRef
  readonly candidate: VersionRef
  /** Items with both predictions and an independent decision. */
  readonly n: number
  readonly onlyCandidateAgrees: number
  readonly onlyControlAgrees: number
  /** Candidate's agreement less the control's; null at n = 0. */
  readonly difference: number | null
  /** One-sided lower bound of it that holds at all times. */
  readonly lower: number | null
  /** `better`: not below zero; `not-worse`: not below the margin; `worse`: the other way round beyond doubt. */
  readonly verdict: 'insufficient' | 'better' | 'not-worse' | 'worse' | 'open'
}

export interface AutomationNotice {
  readonly id: number
  readonly task: string
  readonly at: number
  readonly kind: 'alarm' | 'approval-asked' | 'takeover'
  readonly text: string
  readonly mustAcknowledge: boolean
  readonly acknowledgedBy: string | null
}

export interface AutomationState {
  readonly task: string
  readonly deployment: Deployment
  /** When the stage was entered, and when the threshold or stage began that audits count from. */
  readonly stageSince: number
  readonly auditsSince: number | null
  readonly versions: readonly AutomationVersion[]
  readonly comparisons: readonly VersionComparison[]
  readonly canary: (CanaryJudgement & { readonly since: number }) | null
  readonly proposal: (Proposal & { readonly at: number }) | null
  /** Unacknowledged first, then the latest. */
  readonly notices: readonly AutomationNotice[]
  /** Automatic decisions since the stage began, and how many of them a person audited. */
  readonly automatic: {
    readonly decided: number
    readonly audited: number
    readonly waiting: number
  }
  /** Items that wait for a first answer: blind, and with the prediction beside them. */
  readonly waiting: { readonly blind: number; readonly shown: number }
  /** What became of the last routed items, at most 100: for saying what a change will do to the next. */
  readonly lastRouted: {
    readonly n: number
    readonly byModel: number
    readonly byPeople: number
    readonly audited: number
  }
}

/** One change of what is in charge, or an act around it, with the evidence of its moment. */
export interface TimelineEntry {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly account: string
  /** Such as `automation.promote`; the detail holds reason, before, after and evidence where there are such. */
  readonly act: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface ThresholdPoint {
  readonly threshold: number
  /** Share of all predictions of the version at or above it. */
  readonly coverage: number
  /** Reviewed pairs at or above it, and how many of them differ. */
  readonly n: number
  readonly errors: number
  readonly risk: number | null
  /** Upper bound of the error at 5.4's level, valid at all times. */
  readonly upperBound: number
}

export interface RouteAnswer extends Route {
  readonly task: string
  readonly item: string
}

const act = {
  ...writeFields,
  task: idText,
  reason: z.string().max(2000),
  /** Of the deployment that was looked at: any other is refused as `stale`. Null where nobody looked. */
  revision: z.number().int().min(1).nullable(),
}

export const automationRequests = {
  'automation.state': define<AutomationState>()('long', 'operator', z.object({ task: idText })),
  'automation.gate': define<Gate>()(
    'long',
    'operator',
    z.object({ task: idText, model: idText, version: idText, to: stageSchema.nullable() }),
  ),
  /** The curve that a threshold is chosen on: the fixed grid, and every distinct confidence for drawing. */
  'automation.thresholds': define<{
    readonly grid: readonly ThresholdPoint[]
    readonly recommended: number | null
    readonly limit: number
    readonly minCoverage: number
  }>()('long', 'operator', z.object({ task: idText, model: idText, version: idText })),
  'automation.timeline': define<{ entries: readonly TimelineEntry[]; next: number | null }>()(
    'read',
    'operator',
    z.object({
      task: idText,
      /** Continue with entries before this one; null starts with the latest. */
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(200),
    }),
  ),
  'automation.promote': define<AutomationState>()(
    'write',
    'lead',
    z.object({ ...act, threshold: unitNumber.nullable(), outright: z.boolean() }),
  ),
  'automation.answerProposal': define<AutomationState>()(
    'write',
    'lead',
    z.object({
      ...act,
      approves: z.boolean(),
      /** When the proposal that was looked at was made; null where nobody looked. */
      proposedAt: z.number().int().nullable(),
    }),
  ),
  'automation.demote': define<AutomationState>()(
    'write',
    'lead',
    z.object({ ...act, to: stageSchema.nullable(), threshold: unitNumber.nullable() }),
  ),
  'automation.setThreshold': define<AutomationState>()(
    'write',
    'lead',
    z.object({ ...act, threshold: unitNumber }),
  ),
  'automation.deploy': define<AutomationState>()(
    'write',
    'lead',
    z.object({ ...act, strategy: strategySchema }),
  ),
  'automation.rollback': define<AutomationState>()(
    'write',
    'lead',
    z.object({ ...act, threshold: unitNumber.nullable() }),
  ),
  /** Other review conditions: a changed policy, told and kept like every other change of what is in charge. */
  'automation.setConditions': define<AutomationState>()(
    'write',
    'lead',
    z.object({ ...act, conditions: conditionSchema.nullable() }),
  ),
  'automation.acknowledge': define<null>()(
    'write',
    'operator',
    z.object({
      ...writeFields,
      notice: z.number().int(),
      reason: z.string().max(2000).default(''),
    }),
  ),
  /** Of all tasks: those that wait to be acknowledged, then the latest others, newest first within both. */
  'automation.notices': define<readonly AutomationNotice[]>()('read', 'operator', z.object({})),
  /** What the present policy says of an item, known or not; nothing is stored. */
  'automation.route': define<RouteAnswer>()(
    'read',
    'operator',
    z.object({
      task: idText,
      item: idText,
      /** For an item that is not known yet: what a version says of it. */
      prediction: versionSchema
        .extend({
          confidence: unitNumber,
          label: idText.nullable(),
          segment: z.record(z.string(), z.string()),
        })
        .nullable(),
    }),
  ),
  /** What other rules would have done to the last items, at most 1,000, of the version in charge. */
  'automation.dryRun': define<DryRun>()(
    'long',
    'operator',
    z.object({
      task: idText,
      threshold: unitNumber.nullable(),
      conditions: conditionSchema.nullable(),
      /** With what it is compared: the present rules, or the present conditions at the same threshold. */
      compare: z.enum(['rules', 'conditions']).default('rules'),
    }),
  ),
}
