import { z } from 'zod'
import type { AgreementReport } from '../stats/report'
import type { Value } from '../schema/event'
import { idText } from '../schema/text'
import { define } from './define'

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
  /** The task's, whatever the filters. */
  readonly items: number
  readonly predictions: number
  readonly decisions: number
  readonly unmatchedDecisions: number
  /** Those the figures are made of, filters applied. */
  readonly paired: number
}

/** One pair behind a figure. */
export interface PairedItem {
  readonly itemId: string
  readonly human: Value
  readonly predicted: Value
  readonly confidence: number
  readonly decider: string
  readonly decidedAt: number
}

export const reportRequests = {
  'report.get': define<readonly Report[]>()('long', 'operator', reportFilter),
  /** The pairs in one cell of the confusion matrix, earliest item first. */
  'report.pairs': define<{ pairs: readonly PairedItem[]; next: number | null }>()(
    'long',
    'reviewer',
    reportFilter.extend({
      model: idText,
      version: idText,
      human: idText.nullable(),
      predicted: idText.nullable(),
      onlyDisagreements: z.boolean(),
      after: z.number().int().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
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
}
