import type { RejectionReason } from '../schema/rejection'
import type { Value } from '../schema/event'

/** How much of its hash stands for an event's content. It is held against that of one other event only, of the same id. */
export const digestBytes = 8

/** Facts that every event carries once it has been read and checked by itself. */
interface EventFacts {
  readonly id: string
  /** `digestBytes` of a hash of the content, without regard to the order of keys or white space. */
  readonly digest: Uint8Array
  readonly task: string
  readonly itemId: string
  readonly value: Value
}

/** How likely a prediction holds each label: JSON, as it will be stored, and the labels that it names. */
export interface Scores {
  readonly json: string
  readonly labels: readonly string[]
}

/** An event whose own form is right; whether its task and labels exist is not yet known. */
export type CheckedEvent =
  | (EventFacts & {
      readonly type: 'prediction'
      readonly model: string
      readonly version: string
      /** JSON, as it will be stored; null where this prediction brings none. */
      readonly payload: string | null
      readonly segment: Readonly<Record<string, string>> | null
      readonly confidence: number
      readonly scores: Scores | null
      /** JSON. */
      readonly explanation: string | null
      /** Milliseconds since 1970, as all instants inside. */
      readonly createdAt: number
    })
  | (EventFacts & {
      readonly type: 'decision'
      readonly decider: string
      readonly decidedAt: number
      readonly independent: boolean
      readonly durationMs: number | null
      readonly note: string
    })
  | (EventFacts & { readonly type: 'outcome'; readonly observedAt: number })

/** Why a line is set aside: for a person, with the field at fault where one is. */
export interface Rejection {
  readonly reason: RejectionReason
  readonly path: string
  readonly message: string
}

/** Where a line stands in its source, and in the bytes of its batch. */
export interface Place {
  /** From 1. */
  readonly line: number
  /** Offset in the (unpacked) source of the first byte after the line and its end. */
  readonly next: number
  /** The line without its end: `bytes.subarray(from, to)` of the batch. */
  readonly from: number
  readonly to: number
}

export type ParsedLine =
  | (Place & { readonly kind: 'event'; readonly event: CheckedEvent })
  | (Place & {
      readonly kind: 'rejected'
      readonly rejection: Rejection
      /** The task that the line names, where that could be read. */
      readonly task: string | null
      /** A line over the limit: how long it is, and the file under `rejected/` that holds all of it. */
      readonly oversize: { readonly bytes: number; readonly file: string } | null
    })
  | (Place & { readonly kind: 'blank' })

/** Lines in their order, with the bytes they were read from. */
export interface ParsedBatch {
  readonly bytes: Uint8Array
  readonly lines: readonly ParsedLine[]
}
