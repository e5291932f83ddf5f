import { succeed } from '../shared/result'
import type { OpenFolder } from './handlers/open'
import { HttpDoor } from './http/door'
import { Inbox } from './ingest/inbox'
import { createIngest, type Ingest } from './ingest/ingest'
import { tallyLines } from './ingest/lineTally'
import { PersonPace } from './ingest/pace'
import { createJobs } from './jobs/jobs'
import { ReaderClient } from './readerClient'
import type { Announce } from './session'
import { openSqliteWorkspace } from './sqlite/openWorkspace'
import { OwnerLock } from './sqlite/ownerLock'
import type { Store } from './store'
import type { WorkspaceFolder } from './workspace/folder'
import { removeLeftovers } from './workspace/leftovers'
import { writeOwnerNote } from './workspace/ownerNote'

/** Others hold the lock for a moment when they look at it. */
const lockWaitMs = 1000

/** How often the database is asked whether another process wrote to it. */
const outsideChangesEveryMs = 1000

/** Opens workspaces that are kept in SQLite: here, and only here, the adapter is chosen. */
export function createFolderOpener(facts: {
  readonly announce: Announce
  readonly now: () => number
  readonly onPace: (pace: PersonPace) => void
}): OpenFolder {
  const { announce, now, onPace } = facts
  return async (folder, input) => {
    const { account } = input
    const opened = openSqliteWorkspace(folder, { account, timeZone: 'UTC', now })
    if (!opened.ok) return opened
    const store = opened.value

    const lock = input.own ? OwnerLock.take(folder.lock, lockWaitMs) : null
    if (lock) {
      writeOwnerNote(folder.owner, account, now())
      await removeLeftovers(folder.dir, now())
    }
    const pace = new PersonPace(
      now,
      lock ? () => false : everyNowAndThen(now, () => OwnerLock.isTaken(folder.lock)),
    )
    onPace(pace)

    const tally = tallyLines(store)
    const ingest = createIngest(tally.store, folder, pace, now)
    const trouble: { message: string | null } = { message: null }
    const inbox = lock ? openInbox(ingest, folder, announce, trouble) : null
    const reader = new ReaderClient(folder.database)
    const jobs = createJobs({
      store,
      folder,
      ownsOutbox: lock !== null,
      now,
      onTrouble: () => announce(['queue']),
    })
    const http = lock
      ? new HttpDoor({
          store,
          folder,
          ingest,
          now,
          outboxCursor: jobs.outboxCursor,
          lineCounts: tally.counts,
          onStored: () => announce(['queue', 'review', 'report', 'tasks']),
          onChanged: () => announce(['http']),
        })
      : null
    const stopWatching = await watchOutsideChanges(store, announce)
    return succeed({
      folder,
      store,
      reader,
      ingest,
      jobs,
      http,
      account,
      ...(await store.workspace()),
      ownsInbox: lock !== null,
      trouble: () => trouble.message ?? jobs.trouble(),
      start: () => {
        inbox?.start()
        jobs.start()
        void http?.resume()
      },
      close: async () => {
        stopWatching()
        await http?.close()
        await inbox?.stop()
        await jobs.stop()
        await ingest.close()
        await reader.close()
        await store.close()
        lock?.release()
      },
    })
  }
}

function openInbox(
  ingest: Ingest,
  folder: WorkspaceFolder,
  announce: Announce,
  trouble: { message: string | null },
): Inbox {
  return new Inbox(ingest.tools, folder, {
    onChanged: () => {
      trouble.message = null
      announce(['queue', 'review', 'report', 'tasks'])
    },
    onTrouble: (message) => {
      trouble.message = message
      announce(['queue'])
    },
  })
}

async function watchOutsideChanges(store: Store, announce: Announce): Promise<() => void> {
  let known = await store.outsideChanges()
  const timer = setInterval(() => {
    void store.outsideChanges().then((changes) => {
      if (changes !== known) announce(['people', 'tasks', 'review', 'report', 'queue'])
      known = changes
    })
  }, outsideChangesEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Asks again only when the last answer is half a second old. */
function everyNowAndThen(now: () => number, ask: () => boolean): () => boolean {
  let askedAt = Number.NEGATIVE_INFINITY
  let answer = false
  return () => {
    if (now() - askedAt > 500) {
      answer = ask()
      askedAt = now()
    }
    return answer
  }
}
