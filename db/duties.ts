import { tallyLines } from './ingest/lineTally'
import { HttpDoor } from './http/door'
import { Inbox } from './ingest/inbox'
import type { Ingest } from './ingest/ingest'
import type { Jobs } from './jobs/jobs'
import type { Announce } from './session'
import type { Store } from './store/store'
import type { WorkspaceFolder } from './workspace/folder'

export interface DutiesFacts {
  readonly store: Store
  readonly folder: WorkspaceFolder
  readonly ingest: Ingest
  readonly jobs: Jobs
  readonly lineCounts: ReturnType<typeof tallyLines>['counts']
  readonly announce: Announce
  readonly now: () => number
}

/** What only the owner of a workspace does: it watches the inbox and answers producers by HTTP. */
export class Duties {
  readonly http: HttpDoor
  readonly #inbox: Inbox
  #trouble: string | null = null

  constructor({ store, folder, ingest, jobs, lineCounts, announce, now }: DutiesFacts) {
    const onStored = () => announce(['queue', 'review', 'report', 'tasks', 'automation'])
    this.http = new HttpDoor({
      store,
      folder,
      ingest,
      now,
      outboxCursor: jobs.outboxCursor,
      lineCounts,
      onStored,
      onChanged: () => announce(['http']),
    })
    this.#inbox = new Inbox(ingest.tools, folder, {
      onChanged: () => {
        this.#trouble = null
        onStored()
      },
      onTrouble: (message) => {
        this.#trouble = message
        announce(['queue'])
      },
    })
  }

  start(): void {
    this.#inbox.start()
    void this.http.resume()
  }

  /** Why the inbox cannot be worked on at the moment; null while it can. */
  trouble(): string | null {
    return this.#trouble
  }

  async stop(): Promise<void> {
    await this.http.close()
    await this.#inbox.stop()
  }
}
