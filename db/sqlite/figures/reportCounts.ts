import type Database from 'better-sqlite3'
import type { ReportFilter } from '../../../shared/contract/report'
import type { Stage } from '../../../shared/schema/deployment'
import type { ConfidenceGroups } from '../../../shared/stats/confidence/groups'
import type { ReportCounts } from '../../../shared/stats/reportCounts'
import { readMeasures } from './answerMeasures'
import type { TaskEntry } from '../catalogue/catalogue'
import { dayToText, type Days } from './days'
import { medianSeconds } from './durations'
import { cellsToTable, labelCodes, sumCells, type Cell } from './labelTables'
import { Moments } from './moments'
import { NarrowedSums } from './narrowed/narrowedSums'
import { Truths } from '../disputes/truths'

/** The sums behind one report, in the numbers of the database, wherever they come from. */
export interface Sums extends Pick<
  ReportCounts,
  'brierMulticlass' | 'accuracy' | 'humanAccuracy' | 'automationBias' | 'reviewers'
> {
  readonly pairs: readonly Cell[]
  readonly people: readonly Cell[]
  readonly answers: readonly { readonly measure: number; readonly total: number }[]
  readonly confidences: ConfidenceGroups
  readonly segments: readonly {
    readonly segment: number
    readonly n: number
    readonly agreed: number
  }[]
  readonly days: readonly { readonly day: number; readonly n: number; readonly agreed: number }[]
}

/** Gathers what reports are computed from: kept sums of the whole, or with filters sums over the rows. */
export class ReportCountsReader {
  readonly #statements
  readonly #narrowed: NarrowedSums
  readonly #truths: Truths
  readonly #moments: Moments

  constructor(db: Database.Database, days: Days) {
    this.#statements = prepareStatements(db)
    this.#narrowed = new NarrowedSums(db, days)
    this.#truths = new Truths(db)
    this.#moments = new Moments(db, days)
  }

  /** One for each version, in their order; `onProgress` is told how many items were looked at, where that takes long. */
  read(
    task: TaskEntry,
    versions: readonly number[],
    filter: ReportFilter,
    onProgress: (items: number) => void,
  ): readonly ReportCounts[] {
    const segment = filter.segment && this.#segmentId(task, filter.segment)
    const isWithin = this.#moments.within(task.id, filter)
    const all =
      segment === null && isWithin === null
        ? versions.map((version) => this.#wholeSums(task, version))
        : this.#narrowed.read(task, versions, { isWithin, segment }, onProgress)
    return all.map((sums) => this.#toCounts(task, sums))
  }

  stagesOf(task: TaskEntry): readonly Stage[] {
    return this.#moments.stagesOf(task.id)
  }

  #toCounts(task: TaskEntry, sums: Sums): ReportCounts {
    const isLabel = task.task.kind === 'label'
    const codes = isLabel ? labelCodes(task) : []
    const named = new Map(this.#statements.segments.all(task.id).map((row) => [row.id, row]))
    return {
      labels: codes.map((code) => task.answers.textOf(code)),
      agreement: sumCells(sums.pairs),
      confusion: isLabel ? cellsToTable(codes, sums.pairs) : null,
      answers: readMeasures(task, sums.answers),
      confidences: sums.confidences,
      brierMulticlass: sums.brierMulticlass,
      accuracy: sums.accuracy,
      humanAccuracy: sums.humanAccuracy,
      automationBias: sums.automationBias,
      humanHuman: {
        ...sumCells(sums.people),
        table: isLabel ? cellsToTable(codes, sums.people) : null,
      },
      segments: sums.segments.flatMap(({ segment, n, agreed }) => {
        const name = named.get(segment)
        return name ? [{ key: name.key, value: name.value, n, agreed }] : []
      }),
      days: sums.days.map(({ day, n, agreed }) => ({ day: dayToText(day), n, agreed })),
      reviewers: sums.reviewers,
      policy: task.task.policy,
    }
  }

  #wholeSums(task: TaskEntry, version: number): Sums {
    const scored = this.#statements.scores.get(version, task.task.labels.length)
    return {
      pairs: this.#statements.pairs.all(version),
      people: this.#statements.people.all(task.id),
      answers: this.#statements.answers.all(version),
      confidences: this.#confidences(version),
      brierMulticlass: { sum: scored?.total ?? 0, n: scored?.n ?? 0 },
      ...this.#truths.read(task.id, version),
      segments: this.#statements.bySegment.all(version),
      days: this.#statements.byDay.all(version),
      reviewers: this.#reviewers(task.id),
    }
  }

  #confidences(version: number): ConfidenceGroups {
    const rows = this.#statements.confidences.all(version)
    return {
      confidence: Float64Array.from(rows, ([confidence]) => confidence),
      n: Float64Array.from(rows, ([, n]) => n),
      agreed: Float64Array.from(rows, ([, , agreed]) => agreed),
    }
  }

  #segmentId(task: TaskEntry, { key, value }: NonNullable<ReportFilter['segment']>): number {
    // No item has the number -1.
    return this.#statements.segment.get(task.id, key, value)?.id ?? -1
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
  return {
    segment: db.prepare<[number, string, string], { id: number }>(
      'SELECT id FROM segments WHERE task = ? AND key = ? AND value = ?',
    ),
    segments: db.prepare<[number], { id: number; key: string; value: string }>(
      'SELECT id, key, value FROM segments WHERE task = ?',
    ),
    pairs: db.prepare<[number], Cell>(
      'SELECT human AS "row", model AS "column", n FROM pair_counts WHERE version = ? AND segment = 0',
    ),
    people: db.prepare<[number], Cell>(
      'SELECT first AS "row", second AS "column", n FROM human_pairs WHERE task = ?',
    ),
    bySegment: db.prepare<[number], { segment: number; n: number; agreed: number }>(
      `SELECT segment, sum(n) AS n, sum(CASE WHEN human = model THEN n ELSE 0 END) AS agreed
       FROM pair_counts
       WHERE version = ? AND segment > 0 GROUP BY segment`,
    ),
    byDay: db.prepare<[number], { day: number; n: number; agreed: number }>(
      'SELECT day, n, agreed FROM pair_days WHERE version = ? ORDER BY day',
    ),
    answers: db.prepare<[number], { measure: number; total: number }>(
      'SELECT measure, total FROM answer_sums WHERE version = ?',
    ),
    // As rows without names: of confidences that all differ there are as many as pairs.
    confidences: db
      .prepare<[number], [confidence: number, n: number, agreed: number]>(
        'SELECT confidence, n, agreed FROM confidence_counts WHERE version = ? ORDER BY confidence',
      )
      .raw(),
    scores: db.prepare<[number, number], { n: number; total: number }>(
      'SELECT n, total FROM score_sums WHERE version = ? AND labels = ?',
    ),
    reviewers: db.prepare<[number], { name: string; duration_ms: number; n: number }>(
      `SELECT d.name, c.duration_ms, c.n FROM decider_counts c JOIN deciders d ON d.id = c.decider
       WHERE c.task = ? AND c.n > 0 ORDER BY d.name, c.duration_ms`,
    ),
  }
}
