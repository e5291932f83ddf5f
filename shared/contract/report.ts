import { z } from 'zod'
import type { AgreementReport } from '../stats/report'
import type { VersionsCompared } from '../stats/comparison'
import { stageSchema, versionSchema, type Stage, type VersionRef } from '../schema/deployment'
import type { Draw } from '../routing/bucket'
import type { Value } from '../schema/event'
import { idText, unitNumber } from '../schema/text'
import { define } from './define'
import type { RulingKind } from '../schema/ruling'

const day = z.iso.date({ error: 'must be a date such as 2026-03-01' })

export const reportFilter = z.object({
  task: idText,
  /** Both or neither; without them there is one report a version. */
  model: idText.nullable(),
  version: idText.nullable(),
  /** First and last day in the workspace's time zone, both included. */
  from: day.nullable(),
  to: day.nullable(),
  segment: z.object({ key: z.string().min(1), value: z.string() }).nullable(),
  /** Only what was decided while the task was at this stage. */
  stage: stageSchema.nullable().default(null),
})
export type ReportFilter = z.infer<typeof reportFilter>

/** `report --json`: the figures of one version, with the counts and filters they belong to. */
export interface Report extends AgreementReport {
  readonly task: string
  readonly model: string
  readonly version: string
  readonly from: string | null
  readonly to: string | null
  readonly segment: Readonly<Record<string, string>> | null
  readonly stage: Stage | null
  /** The stages at which the task has been so far, whatever the filters. */
  readonly stages: readonly Stage[]
  /** The task's, whatever the filters. */
  readonly items: number
  readonly predictions: number
  readonly decisions: number
  readonly unmatchedDecisions: number
  /** Those the figures are made of, filters applied. */
  readonly paired: number
}

/**
 * Which items a list holds. `pairs`: this version and a person answered. `people`: two people did. `modelTruth` and
 * `humanTruth`: the version's or the person's answer, and what turned out to be true. `shown`: people saw a prediction
 * that turned out to be wrong. `decisions`: independent ones, each for itself. The last two may name an item several
 * times, once for each answer.
 */
const pairSources = ['pairs', 'people', 'modelTruth', 'humanTruth', 'shown', 'decisions'] as const

/** Of two versions on one item, which of them the person agrees with. */
const pairOutcomes = ['both', 'onlyThis', 'onlyOther', 'neither'] as const
export type PairOutcome = (typeof pairOutcomes)[number]

/** The last of the 15 bins of the calibration. */
const lastBin = 14

export const pairsFilter = reportFilter.extend({
  model: idText,
  version: idText,
  of: z.enum(pairSources).default('pairs'),
  human: idText.nullable(),
  predicted: idText.nullable(),
  onlyDisagreements: z.boolean(),
  /** Only confidences in this bin of the calibration, counted from 0. */
  bin: z.number().int().min(0).max(lastBin).nullable().default(null),
  /** Only confidences at or above this threshold. */
  atLeast: unitNumber.nullable().default(null),
  /** Only where the answer listed is this person's. */
  decider: z.string().nullable().default(null),
  /** Only items that another version predicted as well, with this outcome; null for any. */
  versus: versionSchema
    .extend({ outcome: z.enum(pairOutcomes).nullable() })
    .nullable()
    .default(null),
  after: z.number().int().nullable(),
  limit: z.number().int().min(1).max(500),
})

/** One item behind a figure, with what the figure compares; null where nobody said it. */
export interface PairedItem {
  readonly itemId: string
  /** The earliest independent decision; in lists of `shown` and `decisions` the answer that is listed. */
  readonly human: Value | null
  readonly decider: string | null
  readonly decidedAt: number | null
  readonly predicted: Value | null
  readonly confidence: number | null
  /** The earliest independent decision of somebody else. */
  readonly second: Value | null
  readonly truth: Value | null
  /** What the version that this one is compared with says. */
  readonly other: Value | null
}

/** Two versions on the same items, within the filters. */
export interface Comparison extends VersionsCompared {
  readonly task: string
  readonly a: VersionRef
  readonly b: VersionRef
}

export const reportRequests = {
  'report.get': define<readonly Report[]>()(
    'long',
    'operator',
    reportFilter.extend({
      /** `thin`: of the curve of risk and coverage no more than a plot can show. */
      curve: z.enum(['whole', 'thin']).default('whole'),
    }),
  ),
  /** Two versions on the items that both predicted and a person decided independently. */
  'report.compare': define<Comparison>()(
    'long',
    'operator',
    reportFilter
      .pick({ task: true, from: true, to: true, segment: true, stage: true })
      .extend({ a: versionSchema, b: versionSchema }),
  ),
  /** The items behind a figure, earliest first. */
  'report.pairs': define<{ pairs: readonly PairedItem[]; next: number | null }>()(
    'long',
    'reviewer',
    pairsFilter,
  ),
  /** One item with all that was said of it. */
  'report.item': define<ItemHistory>()(
    'read',
    'reviewer',
    z.object({ task: idText, itemId: idText }),
  ),
}

export interface ItemHistory {
  readonly itemId: string
  readonly arrivedAt: number | null
  readonly payload: import('../schema/payload').Payload | null
  readonly segment: Readonly<Record<string, string>>
  readonly predictions: readonly {
    readonly model: string
    readonly version: string
    readonly value: Value
    readonly confidence: number
    readonly createdAt: number
  }[]
  readonly decisions: readonly {
    readonly decider: string
    readonly value: Value
    readonly decidedAt: number
    readonly independent: boolean
    readonly undone: boolean
    readonly note: string
  }[]
  readonly outcomes: readonly { readonly value: Value; readonly observedAt: number }[]
  readonly rulings: readonly {
    readonly by: string
    readonly kind: RulingKind
    /** Null where it was found ambiguous. */
    readonly value: Value | null
    readonly ruledAt: number
    readonly undone: boolean
    readonly note: string
  }[]
  /** Where it went and why; null until it arrived. */
  readonly route: {
    readonly stage: Stage
    readonly decidedBy: 'people' | 'model'
    readonly why: string
    readonly draws: readonly Draw[]
    readonly revision: number
  } | null
}
