import type Database from 'better-sqlite3'
import type { ReportFilter } from '../../../shared/contract/report'
import { collectGroups, type ConfidenceGroup } from '../../../shared/stats/confidence/groups'
import { brierTerm } from '../../../shared/stats/confidence/calibration'
import type { ReportCounts } from '../../../shared/stats/reportCounts'
import { readMeasures } from './answerMeasures'
import type { TaskEntry } from '../catalogue/catalogue'
import { dayToText, textToDay, type Days } from './days'
import { medianSeconds } from './durations'
import { cellsToTable, labelCodes, sumCells, type Cell } from './labelTables'
import { Scan } from '../checks/scan'
import { Truths } from '../disputes/truths'

/** A filter in the numbers of the database. Segment 0 is all; -1 is one that no item has. */
interface Selection {
  readonly task: TaskEntry
  readonly version: number
  readonly segment: number
  readonly from: number
  readonly to: number
  readonly isWhole: boolean
}

/** Gathers the sums that a report is computed from. */
export class ReportCountsReader {
  readonly #statements
  readonly #scan: Scan
  readonly #truths: Truths
  readonly #days: Days

  constructor(db: Database.Database, days: Days) {
    this.#statements = prepareStatements(db)
    this.#scan = new Scan(db)
    this.#truths = new Truths(db)
    this.#days = days
  }

  read(task: TaskEntry, version: number, filter: ReportFilter): ReportCounts {
    const { key, value } = filter.segment ?? { key: '', value: '' }
    const selection: Selection = {
      task,
      version,
      segment: filter.segment ? (this.#statements.segment.get(task.id, key, value)?.id ?? -1) : 0,
      from: filter.from === null ? Number.MIN_SAFE_INTEGER : textToDay(filter.from),
      to: filter.to === null ? Number.MAX_SAFE_INTEGER : textToDay(filter.to),
      isWhole: filter.segment === null && filter.from === null && filter.to === null,
    }
    const isLabel = task.task.kind === 'label'
    const codes = isLabel ? labelCodes(task) : []
    const pairs = this.#pairCells(selection)
    const people = this.#statements.humanPairs.all(
      task.id,
      selection.segment,
      selection.from,
      selection.to,
    )
    return {
      labels: codes.map((code) => task.answers.textOf(code)),
      agreement: sumCells(pairs),
      confusion: isLabel ? cellsToTable(codes, pairs) : null,
      answers: readMeasures(
        task,
        this.#statements.answers.all(version, selection.segment, selection.from, selection.to),
      ),
      ...(selection.isWhole ? this.#wholeConfidences(selection) : this.#scanned(selection)),
      ...this.#truths.read(selection.task.id, selection.version, selection.segment),
      humanHuman: { ...sumCells(people), table: isLabel ? cellsToTable(codes, people) : null },
      segments: this.#segments(selection, filter),
      days: this.#statements.days
        .all(version, selection.segment, selection.from, selection.to)
        .map(({ day, n, agreed }) => ({ day: dayToText(day), n, agreed })),
      reviewers: this.#reviewers(task.id),
      policy: task.task.policy,
    }
  }

  #pairCells({ version, segment, from, to, isWhole }: Selection): readonly Cell[] {
    return isWhole
      ? this.#statements.pairs.all(version, segment)
      : this.#statements.pairsBetween.all(version, segment, from, to)
  }

  #segments({ version, segment, from, to, isWhole }: Selection, filter: ReportFilter) {
    if (isWhole) return this.#statements.segments.all(version)
    const rows = this.#statements.segmentsBetween.all(version, from, to)
    // Within one segment there are no sums by another, so only that one is shown.
    return filter.segment === null ? rows : rows.filter((row) => row.id === segment)
  }

  #wholeConfidences({ version, task }: Selection) {
    const groups = this.#statements.confidences.all(version)
    const scored = this.#statements.scores.get(version, task.task.labels.length)
    return {
      confidences: {
        confidence: groups.map((group) => group.confidence),
        n: groups.map((group) => group.n),
        agreed: groups.map((group) => group.agreed),
      },
      brierMulticlass: { sum: scored?.total ?? 0, n: scored?.n ?? 0 },
    }
  }

  /** Filters have no sums by confidence, so these come from the pairs themselves. */
  #scanned({ task, version, segment, from, to }: Selection) {
    const groups: ConfidenceGroup[] = []
    const scored = { sum: 0, n: 0 }
    const labels = task.task.labels.map((label) => label.id)
    for (const { item, first, prediction } of this.#scan.pairs(task.id, version)) {
      const day = this.#days.dayOf(first.decidedAt)
      if (day < from || day > to) continue
      if (segment !== 0 && !item.segments.includes(segment)) continue
      const { confidence, label, scores } = prediction
      groups.push({ confidence, n: 1, agreed: task.answers.isSame(label, first.label) ? 1 : 0 })
      const human = task.answers.textOf(first.label)
      const term = scores && task.task.kind === 'label' ? brierTerm(labels, scores, human) : null
      if (term === null) continue
      scored.sum += term
      scored.n++
    }
    return { confidences: collectGroups(groups), brierMulticlass: scored }
  }

  #reviewers(task: number): ReportCounts['reviewers'] {
    const rows = this.#statements.reviewers.all(task)
    const names = [...new Set(rows.map((row) => row.name))]
    return names.map((name) => {
      const own = rows.filter((row) => row.name === name)
      const n = own.reduce((sum, row) => sum + row.n, 0)
      const timed = own.filter((row) => row.duration_ms >= 0)
      return { name, n, medianSeconds: medianSeconds(timed) }
    })
  }
}

function prepareStatements(db: Database.Database) {
  const byCell = 'human AS "row", model AS "column"'
  const agreed = 'sum(CASE WHEN human = model THEN n ELSE 0 END) AS agreed'
  return {
    segment: db.prepare<[number, string, string], { id: number }>(
      'SELECT id FROM segments WHERE task = ? AND key = ? AND value = ?',
    ),
    pairs: db.prepare<[number, number], Cell>(
      `SELECT ${byCell}, n FROM pair_counts WHERE version = ? AND segment = ?`,
    ),
    pairsBetween: db.prepare<[number, number, number, number], Cell>(
      `SELECT ${byCell}, sum(n) AS n FROM pair_days
       WHERE version = ? AND segment = ? AND day BETWEEN ? AND ? GROUP BY human, model`,
    ),
    humanPairs: db.prepare<[number, number, number, number], Cell>(
      `SELECT first AS "row", second AS "column", sum(n) AS n FROM human_pair_days
       WHERE task = ? AND segment = ? AND day BETWEEN ? AND ? GROUP BY first, second`,
    ),
    segments: db.prepare<
      [number],
      { id: number; key: string; value: string; n: number; agreed: number }
    >(
      `SELECT s.id, s.key, s.value, sum(n) AS n, ${agreed}
       FROM pair_counts c JOIN segments s ON s.id = c.segment
       WHERE c.version = ? AND c.segment > 0 GROUP BY s.id`,
    ),
    segmentsBetween: db.prepare<
      [number, number, number],
      { id: number; key: string; value: string; n: number; agreed: number }
    >(
      `SELECT s.id, s.key, s.value, sum(n) AS n, ${agreed}
       FROM pair_days c JOIN segments s ON s.id = c.segment
       WHERE c.version = ? AND c.segment > 0 AND c.day BETWEEN ? AND ? GROUP BY s.id`,
    ),
    days: db.prepare<[number, number, number, number], { day: number; n: number; agreed: number }>(
      `SELECT day, sum(n) AS n, ${agreed} FROM pair_days
       WHERE version = ? AND segment = ? AND day BETWEEN ? AND ? GROUP BY day ORDER BY day`,
    ),
    answers: db.prepare<[number, number, number, number], { measure: number; total: number }>(
      `SELECT measure, sum(total) AS total FROM answer_sums
       WHERE version = ? AND segment = ? AND day BETWEEN ? AND ? GROUP BY measure`,
    ),
    confidences: db.prepare<[number], ConfidenceGroup>(
      `SELECT confidence, n, agreed FROM confidence_counts WHERE version = ? ORDER BY confidence`,
    ),
    scores: db.prepare<[number, number], { n: number; total: number }>(
      'SELECT n, total FROM score_sums WHERE version = ? AND labels = ?',
    ),
    reviewers: db.prepare<[number], { name: string; duration_ms: number; n: number }>(
      `SELECT d.name, c.duration_ms, c.n FROM decider_counts c JOIN deciders d ON d.id = c.decider
       WHERE c.task = ? AND c.n > 0 ORDER BY d.name, c.duration_ms`,
    ),
  }
}
