import type Database from 'better-sqlite3'
import type { AuditCount, GateFacts } from '../../../shared/gates/facts'
import { isAutomatic } from '../../../shared/gates/stages'
import { isSameVersion, servingVersion } from '../../../shared/schema/deployment'
import { cells } from '../catalogue/answers'
import type { TaskEntry, VersionEntry } from '../catalogue/catalogue'
import { placesToGrid } from './gridPlaces'
import { cellsToTable, labelCodes, sumCells, type Cell } from '../figures/labelTables'

interface AuditRow {
  readonly probability: number
  readonly n: number
  readonly errors: number
  readonly criticalN: number
  readonly criticalErrors: number
}

/** Gathers the sums that a gate is judged from. */
export class GateFactsReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = prepareStatements(db)
  }

  read(task: TaskEntry, version: VersionEntry): GateFacts {
    const { deployment, auditsRevision, auditsFloor, alarms } = task.state
    const isLabel = task.task.kind === 'label'
    const pairs = this.#statements.pairs.all(version.id)
    const confusion = isLabel ? cellsToTable(labelCodes(task), pairs) : []
    const criticals = new Set(
      task.task.labels.filter((label) => label.critical).map((label) => label.id),
    )
    const isServing = isSameVersion(servingVersion(deployment.strategy), version)
    const audits =
      isServing && isAutomatic(deployment.stage)
        ? this.#statements.audits.all(version.id, auditsRevision, auditsFloor)
        : []
    return {
      kind: task.task.kind,
      stage: deployment.stage,
      policy: task.task.policy,
      criticality: task.task.criticality,
      hasCriticalLabels: criticals.size > 0,
      agreement: sumCells(pairs),
      confusion,
      segments: this.#statements.segments.all(version.id),
      overlap: this.#overlap(version.id),
      critical: this.#critical(task, pairs, criticals),
      grid: placesToGrid(this.#statements.grid.all(version.id)),
      coverage: this.#coverage(version.id),
      audit: {
        all: audits.map(({ probability, n, errors }) => count(probability, n, errors)),
        critical: audits
          .filter((row) => row.criticalN > 0)
          .map((row) => count(row.probability, row.criticalN, row.criticalErrors)),
      },
      alarms: isServing ? alarms : null,
    }
  }

  /** What is known where no version is in charge: nothing. */
  readNothing(task: TaskEntry): GateFacts {
    return this.read(task, { id: 0, task: task.id, model: '', version: '', evidenceFrom: 0 })
  }

  #overlap(version: number): GateFacts['overlap'] {
    const rows = new Map(this.#statements.overlap.all(version).map((row) => [row.outcome, row.n]))
    return {
      level: rows.get(0) ?? 0,
      modelOut: rows.get(1) ?? 0,
      humansSplit: rows.get(2) ?? 0,
    }
  }

  #critical(
    task: TaskEntry,
    pairs: readonly Cell[],
    criticals: ReadonlySet<string>,
  ): GateFacts['critical'] {
    if (task.task.kind !== 'label') return missedCritical(pairs)
    const critical = pairs.filter((cell) => criticals.has(task.labelByCode.get(cell.row) ?? ''))
    const { n, agreed } = sumCells(critical)
    return { n, errors: n - agreed }
  }

  #coverage(version: number): GateFacts['coverage'] {
    const rows = this.#statements.places.all(version)
    return {
      predictions: rows.reduce((sum, row) => sum + row.n, 0),
      accepted: placesToGrid(rows.map((row) => ({ ...row, errors: 0 }))),
    }
  }
}

/** Of answers of several labels: items to which people gave a critical one, and where the model missed one. */
function missedCritical(pairs: readonly Cell[]): GateFacts['critical'] {
  const critical = pairs.filter((pair) => pair.row === cells.critical)
  const missed = critical.filter((pair) => pair.column === cells.missesCritical)
  return { n: sumCells(critical).n, errors: sumCells(missed).n }
}

/** Every item of a revision has the same chance of an audit, so the least chance is that one. */
function count(probability: number, n: number, errors: number): AuditCount {
  return { probability, smallest: probability, n, errors }
}

function prepareStatements(db: Database.Database) {
  return {
    pairs: db.prepare<[number], Cell>(
      `SELECT human AS "row", model AS "column", n FROM gate_pairs
       WHERE version = ? AND segment = 0`,
    ),
    segments: db.prepare<[number], { key: string; value: string; n: number; agreed: number }>(
      `SELECT s.key, s.value, sum(g.n) AS n,
              sum(CASE WHEN g.human = g.model THEN g.n ELSE 0 END) AS agreed
       FROM gate_pairs g JOIN segments s ON s.id = g.segment
       WHERE g.version = ? AND g.segment > 0 GROUP BY s.id ORDER BY s.key, s.value`,
    ),
    grid: db.prepare<[number], { place: number; n: number; errors: number }>(
      'SELECT place, n, errors FROM gate_grid WHERE version = ?',
    ),
    places: db.prepare<[number], { place: number; n: number }>(
      'SELECT place, n FROM prediction_grid WHERE version = ?',
    ),
    overlap: db.prepare<[number], { outcome: number; n: number }>(
      'SELECT outcome, n FROM gate_overlap WHERE version = ?',
    ),
    audits: db.prepare<[number, number, number], AuditRow>(
      `SELECT probability, count(*) AS n, sum(is_error) AS errors,
              sum(is_critical) AS criticalN, sum(is_critical * is_error) AS criticalErrors
       FROM audits WHERE version = ? AND revision >= ? AND confidence >= ? GROUP BY probability`,
    ),
  }
}
