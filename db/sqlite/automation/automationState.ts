import type Database from 'better-sqlite3'
import type {
  AutomationState,
  AutomationVersion,
  Gate,
  VersionComparison,
} from '../../../shared/contract/automation'
import { compareVersions } from '../../../shared/gates/compare'
import { evaluateGate } from '../../../shared/gates/evaluate'
import { isAutomatic } from '../../../shared/gates/stages'
import {
  isSameVersion,
  servingVersion,
  type Stage,
  type Strategy,
  type VersionRef,
} from '../../../shared/schema/deployment'
import { CanaryReader } from './canary'
import type { TaskEntry, VersionEntry } from '../catalogue/catalogue'
import { GateFactsReader } from './gateFacts'
import { Notices } from './notices'

interface VersionRow extends VersionEntry {
  readonly firstSeenAt: number
  readonly predictions: number
}

/** Puts together what the automation of a task looks like at this moment. */
export class AutomationStateReader {
  readonly #gates: GateFactsReader
  readonly #canaries: CanaryReader
  readonly #notices: Notices
  readonly #statements

  constructor(db: Database.Database) {
    this.#gates = new GateFactsReader(db)
    this.#canaries = new CanaryReader(db)
    this.#notices = new Notices(db)
    this.#statements = prepareStatements(db)
  }

  read(task: TaskEntry): AutomationState {
    const { deployment, stageSince, alarms, canarySince, proposal, proposedAt } = task.state
    const { strategy } = deployment
    const versions = this.#statements.versions.all(task.id)
    return {
      task: task.task.id,
      deployment,
      stageSince,
      auditsSince: alarms?.startedAtMs ?? null,
      versions: versions.map((version) => this.#version(task, version)),
      comparisons: this.#comparisons(task, versions),
      canary:
        strategy.kind === 'canary'
          ? { ...this.#canaries.judge(task, strategy), since: canarySince ?? stageSince }
          : null,
      proposal: proposal && { ...proposal, at: proposedAt ?? stageSince },
      notices: this.#notices.ofTask(task.id),
      automatic: this.#automatic(task),
      waiting: this.#statements.waiting.get(task.id) ?? { blind: 0, shown: 0 },
      lastRouted: this.#lastRouted(task),
    }
  }

  /** The gate into `to`, or into the stage above the present one. */
  gate(task: TaskEntry, version: VersionEntry, to: Stage | null): Gate {
    const facts = this.#gates.read(task, version)
    const { model, version: name } = version
    const gate = to === null ? evaluateGate(facts) : evaluateGate(facts, to)
    return { task: task.task.id, model, version: name, ...gate }
  }

  #version(task: TaskEntry, version: VersionRow): AutomationVersion {
    const { strategy } = task.state.deployment
    return {
      model: version.model,
      version: version.version,
      role: roleOf(strategy, version),
      share: shareOf(strategy, version),
      firstSeenAt: version.firstSeenAt,
      predictions: version.predictions,
      gate: this.gate(task, version, null),
    }
  }

  /** Every other version beside the one in charge, on the items that both predicted. */
  #comparisons(task: TaskEntry, versions: readonly VersionRow[]): readonly VersionComparison[] {
    const serving = servingVersion(task.state.deployment.strategy)
    const control = versions.find((one) => isSameVersion(one, serving))
    if (!control) return []
    return versions
      .filter((one) => one.id !== control.id)
      .map((candidate) => ({
        control: refOf(control),
        candidate: refOf(candidate),
        ...compareVersions(this.#pairs(control.id, candidate.id), task.task.policy),
      }))
  }

  #pairs(control: number, candidate: number) {
    const [first, second] = control < candidate ? [control, candidate] : [candidate, control]
    const counts = new Map(
      this.#statements.pairs.all(first, second).map(({ outcome, n }) => [outcome, n]),
    )
    const onlyFirst = counts.get(1) ?? 0
    const onlySecond = counts.get(2) ?? 0
    return {
      same: counts.get(0) ?? 0,
      onlyCandidate: candidate === first ? onlyFirst : onlySecond,
      onlyControl: control === first ? onlyFirst : onlySecond,
    }
  }

  #automatic(task: TaskEntry): AutomationState['automatic'] {
    if (!isAutomatic(task.state.deployment.stage)) return { decided: 0, audited: 0, waiting: 0 }
    const { auditsRevision } = task.state
    const row = this.#statements.automatic.get({ task: task.id, revision: auditsRevision })
    return row ?? { decided: 0, audited: 0, waiting: 0 }
  }

  #lastRouted(task: TaskEntry): AutomationState['lastRouted'] {
    const row = this.#statements.lastRouted.get(task.id)
    const n = row?.n ?? 0
    const byModel = row?.byModel ?? 0
    return { n, byModel, byPeople: n - byModel, audited: row?.audited ?? 0 }
  }
}

function refOf({ model, version }: VersionRef): VersionRef {
  return { model, version }
}

function roleOf(strategy: Strategy, version: VersionRef): AutomationVersion['role'] {
  switch (strategy.kind) {
    case 'silent':
      if (strategy.candidates.some((one) => isSameVersion(one, version))) return 'silent'
      break
    case 'canary':
      if (isSameVersion(strategy.candidate, version)) return 'candidate'
      break
    case 'blue-green':
      if (isSameVersion(strategy.blue, version)) return 'blue'
      return isSameVersion(strategy.green, version) ? 'green' : 'none'
    case 'single':
    case 'shadow':
      break
  }
  return isSameVersion(strategy.serving, version) ? 'serving' : 'none'
}

/** The part of new items that go to the version. */
function shareOf(strategy: Strategy, version: VersionRef): number {
  const role = roleOf(strategy, version)
  if (strategy.kind === 'blue-green')
    return role === 'green' ? strategy.weight : role === 'blue' ? 1 - strategy.weight : 0
  if (strategy.kind === 'canary')
    return role === 'candidate' ? strategy.share : role === 'serving' ? 1 - strategy.share : 0
  return role === 'serving' ? 1 : 0
}

function prepareStatements(db: Database.Database) {
  return {
    versions: db.prepare<[number], VersionRow>(
      `SELECT v.id, v.task, v.model, v.version, v.evidence_from AS evidenceFrom,
              v.first_seen_at AS firstSeenAt, coalesce(c.n, 0) AS predictions
       FROM versions v LEFT JOIN version_counts c ON c.version = v.id
       WHERE v.task = ? ORDER BY v.id DESC`,
    ),
    pairs: db.prepare<[number, number], { outcome: number; n: number }>(
      'SELECT outcome, n FROM version_pairs WHERE first = ? AND second = ?',
    ),
    waiting: db.prepare<[number], AutomationState['waiting']>(
      `SELECT coalesce(sum(CASE WHEN lane = 'blind' THEN n END), 0) AS blind,
              coalesce(sum(CASE WHEN lane IN ('low-confidence', 'assisted') THEN n END), 0) AS shown
       FROM lane_counts WHERE task = ?`,
    ),
    automatic: db.prepare<
      { task: number; revision: number },
      { decided: number; audited: number; waiting: number }
    >(
      `SELECT (SELECT coalesce(sum(n), 0) FROM automatic_counts
               WHERE task = @task AND revision >= @revision) AS decided,
              (SELECT count(*) FROM audits a JOIN versions v ON v.id = a.version
               WHERE v.task = @task AND a.revision >= @revision) AS audited,
              (SELECT coalesce(sum(n), 0) FROM lane_counts
               WHERE task = @task AND lane = 'audit') AS waiting`,
    ),
    lastRouted: db.prepare<[number], { n: number; byModel: number | null; audited: number | null }>(
      `SELECT count(*) AS n, sum(by_model) AS byModel, sum(audit) AS audited
       FROM (SELECT r.by_model, r.audit FROM routes r CROSS JOIN items i ON i.id = r.item
             WHERE i.task = ? ORDER BY r.item DESC LIMIT 100)`,
    ),
  }
}
