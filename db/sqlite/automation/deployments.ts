import type Database from 'better-sqlite3'
import { startAlarms } from '../../../shared/gates/alarms'
import type { EvidenceEffect } from '../../../shared/gates/evidence'
import type { AuditNote, Change, Notice, Proposal } from '../../../shared/gates/transitions/act'
import { findPrevious } from '../../../shared/gates/transitions/rollback'
import { isAbove, isAutomatic } from '../../../shared/gates/stages'
import { servingVersion, type Deployment } from '../../../shared/schema/deployment'
import { parseTrusted } from '../../trusted'
import type { Audits } from '../routing/audits'
import { policyMarkName, type TaskEntry } from '../catalogue/catalogue'
import type { Writer } from '../writer'

/** Who did it and when; the app itself acts as `understudy`. */
export interface Doer {
  readonly at: number
  readonly actor: string
  readonly account: string
}

/** Writes changes of what is in charge, with everything that follows from them, in the transaction at hand. */
export class Deployments {
  readonly #writer: Writer
  readonly #audits: Audits
  readonly #statements

  constructor(writer: Writer, audits: Audits) {
    this.#writer = writer
    this.#audits = audits
    this.#statements = prepareStatements(writer.db)
  }

  /** What a new task begins with: people decide, and any model that predicts is watched. */
  begin(task: number, at: number): void {
    const deployment: Deployment = {
      stage: 'shadow',
      threshold: null,
      strategy: { kind: 'single', serving: null },
      revision: 1,
    }
    this.#statements.begin.run(task, JSON.stringify(deployment.strategy), at, at)
    this.#statements.remember.run(task, 1, at, JSON.stringify(deployment))
  }

  apply(task: TaskEntry, change: Change, doer: Doer): void {
    const { state } = task
    const { deployment } = change
    const isSameStage = deployment.stage === state.deployment.stage
    this.#statements.change.run({
      task: task.id,
      stage: deployment.stage,
      threshold: deployment.threshold,
      strategy: JSON.stringify(deployment.strategy),
      revision: deployment.revision,
      at: doer.at,
      stageSince: isSameStage ? state.stageSince : doer.at,
      proposal: change.withdrawsProposal ? null : state.proposal && JSON.stringify(state.proposal),
      proposedAt: change.withdrawsProposal ? null : state.proposedAt,
      rerouteAfter: looksAgain(state.deployment, deployment) ? 0 : null,
    })
    this.#statements.remember.run(task.id, deployment.revision, doer.at, JSON.stringify(deployment))
    this.#followCanary(task, deployment, doer.at)
    this.affectEvidence(task, change.evidence, deployment, doer.at)
    this.note(task, change.audit, doer)
    if (change.notice) this.tell(task, change.notice, doer.at)
    this.#writer.catalogue.forget()
  }

  /** Makes of the evidence what a change leaves of it; `after` is what is then in charge. */
  affectEvidence(task: TaskEntry, effect: EvidenceEffect, after: Deployment, at: number): void {
    switch (effect.kind) {
      case 'keep':
        return
      case 'start-anew':
        this.startAnew(task, servingVersion(after.strategy))
        this.#restartAudits(task, after, at)
        return
      case 'restart-audits':
        this.#restartAudits(task, after, at)
        return
      case 'keep-audits-from':
        this.#keepAuditsFrom(task, after, effect.confidence)
    }
  }

  /** Forgets the evidence of one version, or with null of all versions of the task, those to come included. */
  startAnew(task: TaskEntry, only: { model: string; version: string } | null): void {
    const { catalogue } = this.#writer
    const id = only === null ? null : (catalogue.findVersion(task.id, only)?.id ?? 0)
    const mark = catalogue.mark() + 1
    this.#statements.raiseMark.run(String(mark))
    if (only === null) this.#statements.policyMark.run(policyMarkName(task.id), String(mark))
    this.#statements.evidenceFrom.run({ mark, task: task.id, id })
    for (const forget of this.#statements.forgetGates) forget.run({ task: task.id, id })
    catalogue.forget()
  }

  note(task: TaskEntry, { act, detail }: AuditNote, doer: Doer): void {
    this.#writer.audit.append({ ...doer, act, detail: { task: task.task.id, ...detail } })
  }

  tell(task: TaskEntry, notice: Notice, at: number): void {
    const { kind, text, mustAcknowledge } = notice
    this.#statements.tell.run(task.id, at, kind, text, mustAcknowledge ? 1 : 0)
  }

  warned(task: TaskEntry): void {
    this.#statements.warned.run(task.id)
    this.#writer.catalogue.forget()
  }

  propose(task: TaskEntry, proposal: Proposal | null, at: number): void {
    const text = proposal === null ? null : JSON.stringify(proposal)
    this.#statements.propose.run(text, proposal === null ? null : at, task.id)
    this.#writer.catalogue.forget()
  }

  /** What was in charge before and was another than now; null where nothing was. */
  previous(task: TaskEntry): Deployment | null {
    const { deployment } = task.state
    const rows = this.#statements.previous.iterate(task.id, deployment.revision)
    return findPrevious(deploymentsIn(rows), deployment)
  }

  #restartAudits(task: TaskEntry, after: Deployment, at: number): void {
    const alarms = isAutomatic(after.stage) ? JSON.stringify(startAlarms(at)) : null
    this.#statements.audits.run({ task: task.id, revision: after.revision, floor: 0, alarms })
  }

  #keepAuditsFrom(task: TaskEntry, after: Deployment, floor: number): void {
    const { auditsRevision: revision, alarms } = task.state
    const serving = servingVersion(after.strategy)
    const version = serving && this.#writer.catalogue.findVersion(task.id, serving)
    if (!alarms || !version) return
    const kept = this.#audits.replay(task, version.id, alarms.startedAtMs, revision, floor)
    this.#statements.audits.run({ task: task.id, revision, floor, alarms: JSON.stringify(kept) })
  }

  /** A canary that begins, or gets another candidate, counts from here; its steps go on counting. */
  #followCanary(task: TaskEntry, after: Deployment, at: number): void {
    const before = task.state.deployment.strategy
    if (after.strategy.kind !== 'canary') {
      this.#statements.canary.run(null, null, task.id)
      this.#statements.forgetCanary.run(task.id)
      return
    }
    const isSame =
      before.kind === 'canary' &&
      JSON.stringify([before.serving, before.candidate]) ===
        JSON.stringify([after.strategy.serving, after.strategy.candidate])
    if (isSame) return
    this.#statements.canary.run(after.revision, at, task.id)
    this.#statements.forgetCanary.run(task.id)
  }
}

/**
 * What waits is looked at again after a step down, and wherever a model decides. On the way up to shadow or assisted it
 * stays as it is: items that wait blind are the evidence for the next gate.
 */
function looksAgain(before: Deployment, after: Deployment): boolean {
  return isAbove(before.stage, after.stage) || isAutomatic(after.stage)
}

function* deploymentsIn(rows: Iterable<{ readonly deployment: string }>): Generator<Deployment> {
  for (const { deployment } of rows) yield parseTrusted<Deployment>(deployment)
}

function prepareStatements(db: Database.Database) {
  const ofTask = 'SELECT id FROM versions WHERE task = @task AND (@id IS NULL OR id = @id)'
  return {
    begin: db.prepare<[number, string, number, number]>(
      `INSERT INTO deployments (task, stage, strategy, revision, since, stage_since,
         audits_revision, audits_floor, warned)
       VALUES (?, 'shadow', ?, 1, ?, ?, 1, 0, 0)`,
    ),
    change: db.prepare(
      `UPDATE deployments SET stage = @stage, threshold = @threshold, strategy = @strategy,
         revision = @revision, since = @at, stage_since = @stageSince, warned = 0,
         proposal = @proposal, proposed_at = @proposedAt,
         reroute_after = coalesce(@rerouteAfter, reroute_after)
       WHERE task = @task`,
    ),
    remember: db.prepare<[number, number, number, string]>(
      'INSERT INTO deployment_history (task, revision, since, deployment) VALUES (?, ?, ?, ?)',
    ),
    previous: db.prepare<[number, number], { deployment: string }>(
      `SELECT deployment FROM deployment_history WHERE task = ? AND revision < ?
       ORDER BY revision DESC`,
    ),
    audits: db.prepare(
      `UPDATE deployments SET audits_revision = @revision, audits_floor = @floor, alarms = @alarms
       WHERE task = @task`,
    ),
    canary: db.prepare<[number | null, number | null, number]>(
      'UPDATE deployments SET canary_revision = ?, canary_since = ? WHERE task = ?',
    ),
    forgetCanary: db.prepare<[number]>(
      'DELETE FROM canary_counts WHERE version IN (SELECT id FROM versions WHERE task = ?)',
    ),
    raiseMark: db.prepare<[string]>("UPDATE settings SET value = ? WHERE name = 'evidence_mark'"),
    policyMark: db.prepare<[string, string]>(
      `INSERT INTO settings (name, value) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    ),
    evidenceFrom: db.prepare(`UPDATE versions SET evidence_from = @mark WHERE id IN (${ofTask})`),
    forgetGates: [
      db.prepare(`DELETE FROM gate_pairs WHERE version IN (${ofTask})`),
      db.prepare(`DELETE FROM gate_grid WHERE version IN (${ofTask})`),
      db.prepare(`DELETE FROM gate_overlap WHERE version IN (${ofTask})`),
      db.prepare(`DELETE FROM version_pairs WHERE first IN (${ofTask}) OR second IN (${ofTask})`),
    ],
    tell: db.prepare<[number, number, string, string, number]>(
      'INSERT INTO notices (task, at, kind, text, must_acknowledge) VALUES (?, ?, ?, ?, ?)',
    ),
    warned: db.prepare<[number]>('UPDATE deployments SET warned = 1 WHERE task = ?'),
    propose: db.prepare<[string | null, number | null, number]>(
      'UPDATE deployments SET proposal = ?, proposed_at = ? WHERE task = ?',
    ),
  }
}
