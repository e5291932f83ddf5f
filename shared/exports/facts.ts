import type { Stage } from '../schema/deployment'
import type { Value } from '../schema/event'

/** JSON as it is stored: passed on as it is, not parsed and written again. */
export interface JsonText {
  readonly json: string
}

export interface ExportPrediction {
  /** The event's id. */
  readonly event: string
  readonly model: string
  readonly version: string
  readonly value: Value
  readonly confidence: number
  readonly scores: JsonText | null
  readonly explanation: JsonText | null
  readonly createdAt: number
}

export interface ExportDecision {
  readonly number: number
  readonly event: string
  readonly decider: string
  readonly value: Value
  readonly decidedAt: number
  readonly independent: boolean
  /** Taken back after the prediction was revealed: evidence still, but not what the person holds. */
  readonly takenBack: boolean
  readonly lane: string | null
  readonly durationMs: number | null
  readonly note: string
  /** Came after the export that this one goes on from. */
  readonly isNew: boolean
}

/** What became known later, or what a reviewer ruled; `value` is null where that was "ambiguous". */
export interface ExportTruth {
  readonly value: Value | null
  readonly source: 'outcome' | 'adjudication'
  readonly at: number
  readonly by: string | null
  readonly isNew: boolean
}

/** Another answer to an item whose first one has left the house. */
export interface ExportCorrection {
  readonly event: string
  readonly value: Value
  readonly decider: string
  readonly at: number
  readonly note: string
  readonly isNew: boolean
}

export interface ExportAutomatic {
  readonly model: string
  readonly version: string
  readonly value: Value
  readonly confidence: number
  readonly decidedAt: number
  readonly stage: Stage
  readonly isNew: boolean
}

export interface ExportRoute {
  readonly stage: Stage
  readonly reason: string
  readonly revision: number
  readonly model: string | null
  readonly version: string | null
}

/** All that is known of one item, in the order in which it happened. */
export interface ExportItem {
  readonly itemId: string
  readonly arrivedAt: number | null
  readonly segment: Readonly<Record<string, string>>
  readonly predictions: readonly ExportPrediction[]
  readonly decisions: readonly ExportDecision[]
  readonly corrections: readonly ExportCorrection[]
  readonly automatic: ExportAutomatic | null
  readonly truth: ExportTruth | null
  readonly route: ExportRoute | null
}
