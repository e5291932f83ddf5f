import type { RequestError } from './errors'
import type { Progress, Topic } from './messages'
import type { InputOf, OutputOf, RequestName } from './requests'
import type { Result } from '../result'

/** How anybody asks the data process: the same over Electron, a child process or a fake in a test. */
export interface Client {
  ask<Name extends RequestName>(
    name: Name,
    input: InputOf<Name>,
    options?: {
      readonly onProgress?: (progress: Progress) => void
      readonly signal?: CancelSignal
    },
  ): Promise<Result<OutputOf<Name>, RequestError>>
  /** Calls back when something changed; the answer ends that. */
  onChanged(listener: (topics: readonly Topic[]) => void): () => void
}

/** The part of an AbortSignal that is used, as `shared` knows no DOM. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}
