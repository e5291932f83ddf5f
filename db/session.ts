import type { RequestError } from '../shared/contract/errors'
import type { Topic } from '../shared/contract/messages'
import type { BackupMade, Person } from '../shared/contract/workspace'
import type { Result } from '../shared/result'
import type { Exporter } from './exports/exporter'
import type { Importer } from './imports/importer'
import type { HttpDoor } from './http/door'
import type { Ingest } from './ingest/ingest'
import type { Jobs } from './jobs/jobs'
import type { ReaderClient } from './store/readerClient'
import type { Store } from './store/store'
import type { Watching } from './workerJobs'
import type { WorkspaceFolder } from './workspace/folder'

/** The one workspace this process serves. */
export interface OpenWorkspace {
  readonly folder: WorkspaceFolder
  readonly store: Store
  readonly reader: ReaderClient
  readonly ingest: Ingest
  readonly exporter: Exporter
  readonly importer: Importer
  readonly jobs: Jobs
  /** Copies the database of one moment into a new file. */
  backUp(file: string, watching: Watching): Promise<Result<BackupMade, RequestError>>
  /** Null where another process owns the workspace, and with it the door. */
  http(): HttpDoor | null
  /** Watches the inbox and writes the outbox; may become true when another process ends. */
  ownsInbox(): boolean
  readonly account: string
  /** Why the inbox, the outbox or the policy cannot be worked on at the moment; null while they can. */
  trouble(): string | null
  /** Begins to watch the inbox, where what is there already is taken in, and to do the other jobs. */
  start(): void
  close(): Promise<void>
}

/** Who is at the other end of the line, and what they work on. */
export interface Session {
  workspace: OpenWorkspace | null
  person: Person | null
}

/** Tells clients that something is out of date. */
export type Announce = (topics: readonly Topic[]) => void
