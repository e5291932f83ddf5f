import type { Topic } from '../shared/contract/messages'
import type { Person } from '../shared/contract/workspace'
import type { ReaderClient } from './readerClient'
import type { Store } from './store'
import type { WorkspaceFolder } from './workspace/folder'
import type { Ingest } from './ingest/ingest'

/** The one workspace this process serves. */
export interface OpenWorkspace {
  readonly folder: WorkspaceFolder
  readonly store: Store
  readonly reader: ReaderClient
  readonly ingest: Ingest
  readonly timeZone: string
  readonly createdAt: number
  readonly ownsInbox: boolean
  readonly account: string
  /** Why the inbox cannot be worked on at the moment; null while it can. */
  trouble(): string | null
  /** Begins to watch the inbox; what is there already is taken in. */
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
