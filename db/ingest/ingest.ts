import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { IngestCounts } from '../../shared/contract/queue'
import type { Result } from '../../shared/result'
import type { TaskInput } from '../../shared/schema/task'
import type { RetrySelection, SourceFile } from '../ingestStore'

/** The ways in, as handlers see them. */
export interface Ingest {
  /** Takes in a file where it lies; the counts come when all of it is stored. */
  file(
    file: string,
    name: string,
    from: SourceFile['from'],
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<IngestCounts, RequestError>>
  /** Sends set-aside lines through the same door again. */
  retry(which: RetrySelection): Promise<IngestCounts>
  /** Sends `text` through the door in place of a set-aside line. */
  mend(id: number, text: string): Promise<IngestCounts>
  /** Proposes a definition for each task that an event file speaks of. */
  infer(
    file: string,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<readonly TaskInput[], RequestError>>
  close(): Promise<void>
}
