import type Database from 'better-sqlite3'
import { isRinging, replayAlarms, takeAudit, type Audit } from '../../../shared/gates/alarms'
import type { Alarms } from '../../../shared/gates/facts'
import { chooseEvidence } from '../../../shared/review/evidence'
import type { Draw } from '../../../shared/routing/bucket'
import { servingVersion } from '../../../shared/schema/deployment'
import { parseTrusted } from '../../trusted'
import type { TaskEntry } from '../catalogue/catalogue'
import type { Writer } from '../writer'

interface DrawnRow {
  readonly version: number
  readonly revision: number
  readonly label: number
  readonly confidence: number
  readonly draws: string
}

interface AuditRow {
  readonly decision: number
  readonly audited_at: number
  readonly probability: number
  readonly is_error: number
  readonly is_critical: number
}

/** Keeps what audits found, and with it the alarms of the stage. */
export class Audits {
  readonly #writer: Writer
  readonly #statements
  /** Tasks whose alarms rang in this transaction. */
  readonly #ringing = new Set<string>()

  constructor(writer: Writer) {
    const { db } = writer
    this.#writer = writer
    this.#statements = prepareStatements(db)
  }

  /** To be called after a decision on an automatically decided item came, or was taken back. */
  recheck(task: TaskEntry, item: number, at: number): void {
    const drawn = this.#statements.drawn.get(item)
    if (!drawn) return
    const before = this.#statements.find.get(item)
    const { first } = chooseEvidence(this.#writer.facts.read(item).decisions)
    if (!first) {
      this.#statements.drop.run(item)
    } else {
      if (before?.decision === first.id) return
      const said = task.answers.valueOf(first.label)
      const isCritical = task.task.labels.some(
        (one) =>
          one.critical && (said === one.id || (Array.isArray(said) && said.includes(one.id))),
      )
      this.#statements.keep.run({
        item,
        version: drawn.version,
        revision: drawn.revision,
        decision: first.id,
        at: before?.audited_at ?? at,
        probability: auditProbability(drawn.draws),
        confidence: drawn.confidence,
        isError: task.answers.isSame(first.label, drawn.label) ? 0 : 1,
        isCritical: isCritical ? 1 : 0,
      })
    }
    this.#moveAlarms(task, item, drawn, before !== undefined)
  }

  /** The alarms anew from the audits that count at a revision and confidence floor. */
  replay(
    task: TaskEntry,
    version: number,
    startedAt: number,
    revision: number,
    floor: number,
  ): Alarms {
    const rows = this.#statements.counting.all(version, revision, floor)
    return replayAlarms(startedAt, rows.map(rowToAudit), task.task.policy)
  }

  /** The tasks whose alarm rang since this was last asked. */
  takeRinging(): readonly string[] {
    const tasks = [...this.#ringing]
    this.#ringing.clear()
    return tasks
  }

  #moveAlarms(task: TaskEntry, item: number, drawn: DrawnRow, hadAudit: boolean): void {
    const { alarms, deployment, auditsRevision, auditsFloor } = task.state
    const serving = servingVersion(deployment.strategy)
    if (!alarms || !serving) return
    if (this.#writer.catalogue.findVersion(task.id, serving)?.id !== drawn.version) return
    if (drawn.revision < auditsRevision || drawn.confidence < auditsFloor) return
    const added = hadAudit ? undefined : this.#statements.find.get(item)
    const { policy } = task.task
    const after = added
      ? takeAudit(alarms, rowToAudit(added), policy)
      : this.replay(task, drawn.version, alarms.startedAtMs, auditsRevision, auditsFloor)
    this.#statements.keepAlarms.run(JSON.stringify(after), task.id)
    this.#writer.catalogue.forget()
    if (isRinging(after, policy)) this.#ringing.add(task.task.id)
  }
}

/** Every item of a revision has the same chance of an audit, so the least chance is that one. */
function rowToAudit(row: AuditRow): Audit {
  return {
    atMs: row.audited_at,
    probability: row.probability,
    smallest: row.probability,
    isError: row.is_error === 1,
    isCritical: row.is_critical === 1,
  }
}

function auditProbability(draws: string): number {
  const draw = parseTrusted<readonly Draw[]>(draws).find((one) => one.salt === 'audit')
  if (!draw) throw new Error('an audited item has no audit draw')
  return draw.probability
}

function prepareStatements(db: Database.Database) {
  const columns = 'decision, audited_at, probability, is_error, is_critical'
  return {
    drawn: db.prepare<[number], DrawnRow>(
      `SELECT a.version, a.revision, a.label, a.confidence, r.draws
       FROM automatic_decisions a JOIN routes r ON r.item = a.item
       WHERE a.item = ? AND r.audit = 1`,
    ),
    find: db.prepare<[number], AuditRow>(`SELECT ${columns} FROM audits WHERE item = ?`),
    counting: db.prepare<[number, number, number], AuditRow>(
      `SELECT ${columns} FROM audits
       WHERE version = ? AND revision >= ? AND confidence >= ? ORDER BY audited_at, item`,
    ),
    keep: db.prepare(
      `INSERT OR REPLACE INTO audits (item, version, revision, decision, audited_at, probability,
         confidence, is_error, is_critical)
       VALUES (@item, @version, @revision, @decision, @at, @probability, @confidence, @isError,
         @isCritical)`,
    ),
    drop: db.prepare<[number]>('DELETE FROM audits WHERE item = ?'),
    keepAlarms: db.prepare<[string, number]>('UPDATE deployments SET alarms = ? WHERE task = ?'),
  }
}
