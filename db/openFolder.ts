import { succeed } from '../shared/result'
import { Duties } from './duties'
import { Exporter } from './exports/exporter'
import type { OpenFolder } from './handlers/open'
import { Importer } from './imports/importer'
import { createIngest } from './ingest/ingest'
import { tallyLines } from './ingest/lineTally'
import { PersonPace } from './ingest/pace'
import { createJobs } from './jobs/jobs'
import { Ownership } from './ownership'
import { ReaderClient } from './store/readerClient'
import type { Announce } from './session'
import { openSqliteWorkspace } from './sqlite/openWorkspace'
import type { Store } from './store/store'
import { WorkerJobs } from './workerJobs'
import type { BackupWork } from './workers/backup'

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

    const ownership = new Ownership({ folder, account, now })
    const pace = new PersonPace(
      now,
      everyNowAndThen(now, () => ownership.isElsewhere()),
    )
    onPace(pace)

    const tally = tallyLines(store)
    const ingest = createIngest(tally.store, folder, pace, now)
    const reader = new ReaderClient(folder.database)
    const exporter = new Exporter(folder.database)
    const importer = new Importer()
    const backups = new WorkerJobs()
    const jobs = createJobs({
      store,
      folder,
      ownsOutbox: () => ownership.isOwner,
      now,
      onTrouble: () => announce(['queue']),
      onReturned: () => announce(['review']),
    })
    let duties: Duties | null = null
    let isStarted = false
    const takeDuties = () => {
      duties = new Duties({ store, folder, ingest, jobs, announce, now, lineCounts: tally.counts })
      if (isStarted) duties.start()
    }
    if (input.own && ownership.take()) takeDuties()
    else if (input.own)
      ownership.waitFor(() => {
        takeDuties()
        announce(['workspace', 'queue', 'http'])
      })

    const stopWatching = await watchOutsideChanges(store, announce)
    return succeed({
      folder,
      store,
      reader,
      ingest,
      exporter,
      importer,
      jobs,
      backUp: (file, watching) => {
        const work: BackupWork = { database: folder.database, file, at: now() }
        return backups.start('backupWorker.cjs', work, watching)
      },
      account,
      http: () => duties?.http ?? null,
      ownsInbox: () => ownership.isOwner,
      trouble: () => duties?.trouble() ?? jobs.trouble(),
      start: () => {
        isStarted = true
        duties?.start()
        jobs.start()
      },
      close: async () => {
        stopWatching()
        await duties?.stop()
        await jobs.stop()
        await exporter.close()
        await importer.close()
        await backups.close()
        await ingest.close()
        await reader.close()
        await store.close()
        ownership.release()
      },
    })
  }
}

async function watchOutsideChanges(store: Store, announce: Announce): Promise<() => void> {
  let known = await store.outsideChanges()
  const timer = setInterval(() => {
    void store.outsideChanges().then((changes) => {
      if (changes !== known)
        announce(['people', 'tasks', 'review', 'report', 'queue', 'automation', 'exports'])
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
