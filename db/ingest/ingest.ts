import path from 'node:path'
import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { IngestCounts } from '../../shared/contract/queue'
import type { Result } from '../../shared/result'
import type { TaskInput } from '../../shared/schema/task'
import type { IngestStore, RetrySelection } from '../store/ingestStore'
import type { WorkspaceFolder } from '../workspace/folder'
import { inferTasks } from './inferTasks'
import { ingestFile } from './ingestFile'
import type { Pace } from './pace'
import { createParser } from './parser'
import { PostedBodies } from './postedBodies'
import { proposeTask } from './proposeTask'
import { mendLine, retryLines } from './retry'
import type { StoreTools } from './storeFile'

/** The ways in, as handlers see them. */
export interface Ingest {
  /** What a watcher of the inbox needs to store what it finds. */
  readonly tools: StoreTools
  /** Takes in a file where it lies; the counts come when all of it is stored. */
  file(
    file: string,
    name: string,
    from: 'command' | 'sample',
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<IngestCounts, RequestError>>
  /** Takes in what a producer posted, from a file that its receiver removes again. */
  posted(file: string, signal: AbortSignal): Promise<Result<IngestCounts, RequestError>>
  /** Sends set-aside lines through the same door again. */
  retry(which: RetrySelection): Promise<IngestCounts>
  /** Sends `text` through the door in place of a set-aside line. */
  mend(id: number, text: string): Promise<IngestCounts>
  /** Proposes a definition of a task from the lines that were set aside as nobody had defined it. */
  propose(task: string, signal: AbortSignal): Promise<Result<TaskInput, RequestError>>
  /** Proposes a definition for each task that an event file speaks of. */
  infer(
    file: string,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<readonly TaskInput[], RequestError>>
  close(): Promise<void>
}

/** Opens the ways into one workspace. */
export function createIngest(
  store: IngestStore,
  folder: WorkspaceFolder,
  pace: Pace,
  now: () => number,
): Ingest {
  const parser = createParser(path.join(import.meta.dirname, 'parseWorker.cjs'))
  const tools: StoreTools = { store, parser, pace, now }
  const bodies = new PostedBodies(tools, folder)
  const { media, rejected } = folder
  return {
    tools,
    file: (file, name, from, signal, onProgress) =>
      ingestFile(tools, {
        path: file,
        name,
        from,
        mediaDir: media,
        rejectedDir: rejected,
        signal,
        onProgress,
      }),
    posted: (file, signal) => bodies.take(file, signal),
    retry: (which) => retryLines(tools, which, media),
    mend: (id, text) => mendLine(tools, id, text, media),
    propose: (task, signal) => proposeTask(tools, task, media, signal),
    infer: (file, signal, onProgress) => inferTasks(parser, file, signal, onProgress),
    close: () => parser.close(),
  }
}
