import type { RequestError } from './errors'

/** What a client sends to the data process. */
export type ClientMessage =
  | {
      readonly kind: 'request'
      readonly id: number
      readonly name: string
      readonly input: unknown
    }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Close the database and exit; where there is an IPC channel, its end asks the same. */
  | { readonly kind: 'stop' }

/** What changed, so that screens that show it ask again. A push never carries the data itself. */
export type Topic =
  | 'workspace'
  | 'people'
  | 'tasks'
  | 'review'
  | 'report'
  | 'queue'
  | 'automation'
  | 'exports'
  | 'http'

/** What the data process sends back. */
export type ServerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly kind: 'answer'
      readonly id: number
      readonly ok: false
      readonly error: RequestError
    }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }

/** How far long work has come; `total` is null where it is not known beforehand. */
export interface Progress {
  readonly done: number
  readonly total: number | null
  readonly unit: 'bytes' | 'events' | 'checks' | 'rows'
}
