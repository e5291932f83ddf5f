import type Database from 'better-sqlite3'
import { fail, succeed } from '../../shared/result'
import type { Store } from '../store/store'
import { Audits } from './routing/audits'
import { AutomationWriter } from './automation/automation'
import { CanaryReader } from './automation/canary'
import { Claims } from './review/claims'
import { Deployments } from './automation/deployments'
import { Disputes } from './disputes/disputes'
import { createExportHistory } from './exports/exportHistory'
import { cursorFloor, Finals } from './routing/finals'
import { GateFactsReader } from './automation/gateFacts'
import { LineWriter } from './events/ingest'
import { Lanes } from './routing/lanes'
import { Notices } from './automation/notices'
import { Opinions } from './routing/opinions'
import { PeopleWriter } from './catalogue/people'
import { PolicyReader } from './routing/policy'
import { QueueReader } from './events/queue'
import { rebuildStaleFigures, recountFigures } from './checks/rebuild'
import { RejectedLines } from './events/rejectedLines'
import { Reveals } from './review/reveals'
import { noTask } from './review/reviewErrors'
import { ReviewItems } from './review/reviewItems'
import { Router } from './routing/router'
import { Routes } from './routing/routes'
import { mustFind } from './rows'
import { readTimeZone, Settings } from './catalogue/settings'
import { createSqliteReview } from './review/sqliteReview'
import { Sources } from './events/sources'
import { EventWriter } from './events/storeEvent'
import { TaskWriter } from './catalogue/tasks'
import { Timeline } from './automation/timeline'
import { TruthKeeper } from './disputes/truths'
import { UndoneActs } from './undo/undoneActs'
import { Watch } from './automation/watch'
import { forgetOldAnswers, Writer } from './writer'

/** Keeps everything in one SQLite file, through the given connection. */
export function createSqliteStore(db: Database.Database, now: () => number): Store {
  const settings = readSettings(db)
  forgetOldAnswers(db, now())

  const writer = new Writer(db, settings.timeZone)
  const lanes = new Lanes(db, writer)
  const disputes = new Disputes(db, lanes)
  rebuildStaleFigures(db, writer, disputes)
  const routes = new Routes(db, writer.catalogue)
  const finals = new Finals(db, settings.cursorFloor)
  const audits = new Audits(writer)
  const opinions = new Opinions(db, lanes)
  const truths = new TruthKeeper(db)
  const router = new Router(writer, lanes, routes, finals)
  const deployments = new Deployments(writer, audits)
  const gates = new GateFactsReader(db)
  const canaries = new CanaryReader(db)
  const watch = new Watch(writer, { audits, deployments, gates, canaries }, now)
  writer.onFigures(() => watch.look())

  const sources = new Sources(db)
  const rejected = new RejectedLines(db, writer.counters)
  const events = new EventWriter(writer, {
    lanes,
    router,
    finals,
    audits,
    opinions,
    disputes,
    truths,
  })
  const lines = new LineWriter(writer, events, sources, rejected)
  const review = createSqliteReview({
    writer,
    lanes,
    items: new ReviewItems(db),
    claims: new Claims(db),
    reveals: new Reveals(db),
    finals,
    audits,
    opinions,
    disputes,
    truths,
    undone: new UndoneActs(db),
  })
  const recount = () => recountFigures(db, writer, disputes)
  const tasks = new TaskWriter(writer, router, deployments, recount)
  const automation = new AutomationWriter(writer, { deployments, gates, canaries })
  const policy = new PolicyReader(db, writer.catalogue)
  const timeline = new Timeline(db)
  const notices = new Notices(db)
  const choices = new Settings(writer, recount)
  const people = new PeopleWriter(writer)
  const queue = new QueueReader(db)

  const timelineOf: Store['timeline'] = async (task, before, limit) => {
    writer.catalogue.refresh()
    return writer.catalogue.task(task)
      ? succeed(timeline.read(task, before, limit))
      : fail(noTask(task))
  }

  return {
    workspace: async () => ({
      timeZone: readTimeZone(db),
      createdAt: settings.createdAt,
    }),
    setTimeZone: async (...input) => choices.setTimeZone(...input),
    noteRestored: async (act, copy) => choices.noteRestored(act, copy),
    people: async () => people.list(),
    peopleAtWork: async () => people.atWork(),
    roleOf: async (name) => people.roleOf(name),
    setRole: async (...input) => people.setRole(...input),
    setLeft: async (...input) => people.setLeft(...input),
    passwordHash: async (name) => people.passwordHash(name),
    setPasswordHash: async (act, name, hash) => people.setPasswordHash(act, name, hash),
    addPerson: async (act, name, role) => people.add(act, name, role),
    tasks: async () => tasks.list(),
    taskUse: async (task) => tasks.use(task),
    setAsideOf: async (task) => queue.setAsideOf(task),
    awaitedTasks: async () => queue.awaitedTasks(),
    defineTask: async (...input) => tasks.define(...input),
    rerouteItems: async (...input) => tasks.reroute(...input),
    unroutedTasks: async () => tasks.unrouted(),
    queueStatus: async (at) => queue.status(at),
    rejectedLines: async (page) => queue.rejected(page),
    rejectedText: async (id) => queue.rejectedText(id),

    openSource: async (source, at) => writer.transaction(() => sources.open(source, at)),
    unfinishedSources: async () => sources.unfinished(),
    applyLines: async (...input) => lines.applyLines(...input),
    finishSource: async (...input) => writer.transaction(() => sources.finish(...input)),
    retryLines: async (...input) => lines.retryLines(...input),
    applyRetry: async (...input) => lines.applyRetry(...input),

    ...review,

    promote: async (...input) => automation.promote(...input),
    answerProposal: async (...input) => automation.answerProposal(...input),
    demote: async (...input) => automation.demote(...input),
    setThreshold: async (...input) => automation.setThreshold(...input),
    deploy: async (...input) => automation.deploy(...input),
    rollback: async (...input) => automation.rollback(...input),
    setConditions: async (...input) => automation.setConditions(...input),
    acknowledge: async (...input) => automation.acknowledge(...input),
    notices: async () => notices.all(),
    timeline: timelineOf,
    route: async (input) => policy.route(input),
    policy: async () => policy.policy(),
    finalise: async (madeBefore, limit) =>
      writer.transaction(() => finals.finalise(madeBefore, limit)),
    finalDecisions: async (after, limit) => finals.read(after, limit),
    lastCursor: async () => finals.lastCursor(),
    setting: async (name) => choices.read(name),
    changeSetting: async (act, name, value) => choices.change(act, name, value),

    ...createExportHistory(writer),

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
  return {
    timeZone: readTimeZone(db),
    createdAt: Number(read('created_at')),
    cursorFloor: Number(get.get(cursorFloor)?.value ?? 0),
  }
}
