import type Database from 'better-sqlite3'
import type { AuditEntry } from '../../shared/audit/chain'
import type { Act } from '../store/reviewStore'
import { parseTrusted } from '../trusted'
import { AuditLog } from './audit'
import { Catalogue, rulesOf, type TaskEntry } from './catalogue/catalogue'
import { NewRows } from './events/newRows'
import { Counters } from './figures/counters'
import { Days } from './figures/days'
import { ItemFactsReader, type ItemFacts } from './routing/itemFacts'
import { Tallies } from './figures/tallies'
import { TallyWriter } from './figures/tallyWriter'

/** What every writing file shares: one connection, one transaction at a time, sums written at its end. */
export class Writer {
  readonly db: Database.Database
  readonly catalogue: Catalogue
  readonly counters: Counters
  readonly newRows: NewRows
  readonly audit: AuditLog
  readonly facts: ItemFactsReader
  readonly days: Days
  readonly #tallies: Tallies
  readonly #watchers: (() => void)[] = []
  readonly #tallyWriter: TallyWriter
  readonly #statements

  constructor(db: Database.Database, timeZone: string) {
    this.db = db
    this.catalogue = new Catalogue(db)
    this.counters = new Counters(db)
    this.newRows = new NewRows(db)
    this.audit = new AuditLog(db)
    this.facts = new ItemFactsReader(db)
    this.days = new Days(timeZone)
    this.#tallies = new Tallies(this.days, rulesOf(this.catalogue))
    this.#tallyWriter = new TallyWriter(db)
    this.#statements = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      rollback: db.prepare('ROLLBACK'),
      timeZone: db.prepare<[], { value: string }>(
        "SELECT value FROM settings WHERE name = 'time_zone'",
      ),
      answer: db.prepare<[string], { answer: string }>(
        'SELECT answer FROM answers WHERE request = ?',
      ),
      keepAnswer: db.prepare<[string, string, number]>(
        'INSERT INTO answers (request, answer, at) VALUES (?, ?, ?)',
      ),
    }
  }

  /** Runs `work` in one transaction; a throw takes all of it back. */
  transaction<T>(work: () => T): T {
    this.#statements.begin.run()
    try {
      if (this.catalogue.refresh()) this.#followTimeZone()
      const result = work()
      this.newRows.flush()
      this.#flush()
      for (const watch of this.#watchers) watch()
      this.#flush()
      this.#statements.commit.run()
      return result
    } catch (error) {
      if (this.db.inTransaction) this.#statements.rollback.run()
      this.#tallies.clear()
      this.newRows.forget()
      this.counters.forget()
      this.catalogue.forget()
      this.#followTimeZone()
      throw error
    }
  }

  /** Looks at the figures of every transaction before it is committed, and may act on them. */
  onFigures(watch: () => void): void {
    this.#watchers.push(watch)
  }

  /**
   * A transaction that happens once for a request id: asked again, it gives the answer of the first
   * time. Answers must survive JSON.
   */
  once<T>(requestId: string, at: number, work: () => T): T {
    return this.transaction(() => {
      const known = this.#statements.answer.get(requestId)
      if (known) return parseTrusted<T>(known.answer)
      const answer = work()
      this.#statements.keepAnswer.run(requestId, JSON.stringify(answer), at)
      return answer
    })
  }

  /** Writes down what a person did. */
  log(act: Act, name: string, detail: AuditEntry['detail']): void {
    const { at, person, account } = act
    this.audit.append({ at, actor: person, account, act: name, detail })
  }

  /** Changes what is said of an item, and with it every figure it is part of; what is said of it then. */
  changeItem(item: number, task: TaskEntry, change: () => void): ItemFacts {
    const before = this.facts.read(item)
    change()
    const after = this.facts.read(item)
    this.replaceInFigures(task, before, after)
    return after
  }

  /** Another process, or a transaction taken back, may have gone by another zone. */
  #followTimeZone(): void {
    const zone = this.#statements.timeZone.get()
    if (zone) this.days.use(zone.value)
  }

  #flush(): void {
    this.#tallyWriter.write(this.#tallies.rows())
    this.#tallies.clear()
    this.counters.flush()
  }

  /** Counts an item that no figure knows yet. */
  addToFigures(task: TaskEntry, item: ItemFacts): void {
    this.#tallies.addItem(item, task.answers, 1)
  }

  replaceInFigures(task: TaskEntry, before: ItemFacts, after: ItemFacts): void {
    this.#tallies.addItem(before, task.answers, -1)
    this.#tallies.addItem(after, task.answers, 1)
  }
}

const dayMs = 24 * 3600 * 1000

/** Answers to writes are kept for a week. Looked through once a day, as an index by age would cost every write a page. */
export function forgetOldAnswers(db: Database.Database, now: number): void {
  const last = db
    .prepare<[], { value: string }>(
      "SELECT value FROM settings WHERE name = 'answers_forgotten_at'",
    )
    .get()
  if (last && Math.abs(now - Number(last.value)) < dayMs) return
  db.prepare<[number]>('DELETE FROM answers WHERE at < ?').run(now - 7 * dayMs)
  db.prepare<[string]>(
    "INSERT OR REPLACE INTO settings (name, value) VALUES ('answers_forgotten_at', ?)",
  ).run(String(now))
}
