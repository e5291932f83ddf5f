import type Database from 'better-sqlite3'
import { fail, succeed } from '../../shared/result'
import type { Store } from '../store'
import { LineWriter } from './ingest'
import { Lanes } from './lanes'
import { PeopleWriter } from './people'
import { ProgressReader } from './progress'
import { QueueReader } from './queue'
import { RejectedLines } from './rejectedLines'
import { noTask, ReviewWriter } from './review'
import { ReviewItems } from './reviewItems'
import { mustFind } from './rows'
import { Sources } from './sources'
import { EventWriter } from './storeEvent'
import { TaskWriter } from './tasks'
import { UndoWriter } from './undo'
import { Writer } from './writer'

/** How long answers to writes are kept for being asked again. */
const keepAnswersMs = 7 * 24 * 3600 * 1000

/** Keeps everything in one SQLite file, through the given connection. */
export function createSqliteStore(db: Database.Database, now: number): Store {
  const settings = readSettings(db)
  db.prepare<[number]>('DELETE FROM answers WHERE at < ?').run(now - keepAnswersMs)

  const writer = new Writer(db, settings.timeZone)
  const lanes = new Lanes(db, writer.counters)
  const items = new ReviewItems(db)
  const sources = new Sources(db)
  const rejected = new RejectedLines(db, writer.counters)
  const lines = new LineWriter(writer, new EventWriter(writer, lanes), sources, rejected)
  const review = new ReviewWriter(writer, lanes, items)
  const undo = new UndoWriter(writer, lanes, items)
  const tasks = new TaskWriter(writer, lanes)
  const people = new PeopleWriter(writer)
  const progress = new ProgressReader(db)
  const queue = new QueueReader(db)

  const lanesOf: Store['lanes'] = async (taskId, person, at) => {
    writer.catalogue.refresh()
    const task = writer.catalogue.task(taskId)
    if (!task) return fail(noTask(taskId))
    // Nobody has the number 0: somebody who never decided has nothing to show.
    const decider = writer.catalogue.findDecider(person) ?? 0
    return succeed({
      lanes: progress.lanes(task.id),
      progress: {
        ...progress.person(task.id, decider, writer.days.startOfDay(at)),
        canUndo: undo.canUndo(task, decider),
      },
    })
  }

  return {
    workspace: async () => settings,
    people: async () => people.list(),
    addPerson: async (act, name, role) => people.add(act, name, role),
    tasks: async () => tasks.list(),
    defineTask: async (act, task) => tasks.define(act, task),
    rerouteItems: async (task, after, limit, at) => tasks.reroute(task, after, limit, at),
    queueStatus: async (at) => queue.status(at),
    rejectedLines: async (page) => queue.rejected(page),
    rejectedText: async (id) => queue.rejectedText(id),

    openSource: async (source, at) => writer.transaction(() => sources.open(source, at)),
    unfinishedSources: async () => sources.unfinished(),
    applyLines: async (...input) => lines.applyLines(...input),
    finishSource: async (...input) => writer.transaction(() => sources.finish(...input)),
    retryLines: async (...input) => lines.retryLines(...input),
    applyRetry: async (...input) => lines.applyRetry(...input),

    lanes: lanesOf,
    take: async (act, input) => review.take(act, input),
    release: async (act, task, itemIds) => review.release(act, task, itemIds),
    decide: async (act, input) => review.decide(act, input),
    defer: async (act, input) => review.defer(act, input),
    undo: async (act, task) => undo.undo(act, task),

    outsideChanges: async () => Number(db.pragma('data_version', { simple: true })),
    close: async () => {
      db.pragma('optimize')
      db.close()
    },
  }
}

/** Writes what makes an empty database a workspace; its first lead is the given account. */
export function initialiseWorkspace(
  db: Database.Database,
  facts: { readonly timeZone: string; readonly account: string; readonly at: number },
): void {
  const set = db.prepare<[string, string]>('INSERT INTO settings (name, value) VALUES (?, ?)')
  const addLead = db.prepare<[string, number]>(
    `INSERT INTO people (name, role, created_at) VALUES (?, 'lead', ?)`,
  )
  const writer = new Writer(db, facts.timeZone)
  writer.transaction(() => {
    // Two programs may make the same workspace at the same moment: the first one has done it.
    if (isInitialised(db)) return
    set.run('time_zone', facts.timeZone)
    set.run('created_at', String(facts.at))
    addLead.run(facts.account, facts.at)
    writer.audit.append({
      at: facts.at,
      actor: facts.account,
      account: facts.account,
      act: 'make workspace',
      detail: { timeZone: facts.timeZone },
    })
  })
}

export function isInitialised(db: Database.Database): boolean {
  return db.prepare("SELECT 1 FROM settings WHERE name = 'created_at'").get() !== undefined
}

function readSettings(db: Database.Database) {
  const get = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?')
  const read = (name: string) => mustFind(get.get(name), `setting ${name}`).value
  return { timeZone: read('time_zone'), createdAt: Number(read('created_at')) }
}
