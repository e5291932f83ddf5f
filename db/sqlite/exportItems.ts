import type Database from 'better-sqlite3'
import type {
  ExportAutomatic,
  ExportCorrection,
  ExportDecision,
  ExportPrediction,
  ExportRoute,
  ExportTruth,
} from '../../shared/exports/facts'
import type { ExportMarks, NumberedItem } from '../exportSource'
import type { TaskEntry } from './catalogue'
import { prepareExportStatements, type Range } from './exportStatements'
import { textToSegments } from './itemFacts'

const nothingBefore: ExportMarks = { decision: 0, outcome: 0, ruling: 0, correction: 0, final: 0 }

/** Reads a range of items with all that was said of them. */
export class ExportItems {
  readonly #statements
  readonly #task: TaskEntry
  readonly #segments: ReadonlyMap<number, readonly [string, string]>

  constructor(db: Database.Database, task: TaskEntry) {
    this.#statements = prepareExportStatements(db)
    this.#task = task
    this.#segments = new Map(
      this.#statements.segments.all(task.id).map(({ id, key, value }) => [id, [key, value]]),
    )
  }

  read(range: Range, since: ExportMarks | null): readonly NumberedItem[] {
    const marks = since ?? nothingBefore
    const predictions = this.#predictions(range)
    const decisions = this.#decisions(range, marks)
    const corrections = this.#corrections(range, marks)
    const automatic = this.#automatic(range, marks)
    const truths = this.#truths(range, marks)
    const routes = this.#routes(range)
    return this.#statements.items.all(range).map((row): NumberedItem => ({
      number: row.id,
      itemId: row.itemId,
      arrivedAt: row.arrivedAt,
      segment: this.#segment(row.segments),
      predictions: predictions.get(row.id) ?? [],
      decisions: decisions.get(row.id) ?? [],
      corrections: corrections.get(row.id) ?? [],
      automatic: automatic.get(row.id) ?? null,
      truth: truths.get(row.id) ?? null,
      route: routes.get(row.id) ?? null,
    }))
  }

  payload(item: number): string | null {
    return this.#statements.payload.get(item)?.body ?? null
  }

  #predictions(range: Range) {
    return gather(this.#statements.predictions.all(range), (row): ExportPrediction => ({
      event: row.event ?? '',
      model: row.model,
      version: row.version,
      value: this.#name(row.label),
      confidence: row.confidence,
      scores: row.scores === null ? null : { json: row.scores },
      explanation: row.explanation === null ? null : { json: row.explanation },
      createdAt: row.createdAt,
    }))
  }

  #decisions(range: Range, marks: ExportMarks) {
    return gather(this.#statements.decisions.all(range), (row): ExportDecision => ({
      number: row.id,
      event: row.event,
      decider: row.decider,
      value: this.#name(row.label),
      decidedAt: row.decidedAt,
      independent: row.independent === 1,
      takenBack: row.takenBack === 1,
      lane: row.lane,
      durationMs: row.durationMs,
      note: row.note,
      isNew: row.id > marks.decision,
    }))
  }

  #corrections(range: Range, marks: ExportMarks) {
    return gather(this.#statements.corrections.all(range), (row): ExportCorrection => ({
      event: row.event,
      value: this.#name(row.label),
      decider: row.decider,
      at: row.at,
      note: row.note,
      isNew: row.id > marks.correction,
    }))
  }

  #automatic(range: Range, marks: ExportMarks) {
    return one(this.#statements.automatic.all(range), (row): ExportAutomatic => ({
      model: row.model,
      version: row.version,
      value: this.#name(row.label),
      confidence: row.confidence,
      decidedAt: row.decidedAt,
      stage: row.stage,
      isNew: (row.cursor ?? 0) > marks.final,
    }))
  }

  #truths(range: Range, marks: ExportMarks) {
    return one(this.#statements.truths.all(range), (row): ExportTruth => {
      const value = row.label === null ? null : this.#name(row.label)
      return row.source === 'outcome'
        ? {
            value,
            source: 'outcome',
            at: row.observedAt ?? 0,
            by: null,
            isNew: (row.outcome ?? 0) > marks.outcome,
          }
        : {
            value,
            source: 'adjudication',
            at: row.ruledAt ?? 0,
            by: row.ruledBy,
            isNew: (row.ruling ?? 0) > marks.ruling,
          }
    })
  }

  #routes(range: Range) {
    return one(
      this.#statements.routes.all(range),
      ({ stage, reason, revision, model, version }): ExportRoute => ({
        stage,
        reason,
        revision,
        model,
        version,
      }),
    )
  }

  #segment(ids: string | null): Readonly<Record<string, string>> {
    if (ids === null) return {}
    return Object.fromEntries(textToSegments(ids).flatMap((id) => [this.#segments.get(id) ?? []]))
  }

  /** A label that the task has no more keeps the name it had. */
  #name(code: number): string {
    return this.#task.labelByCode.get(code) ?? String(code)
  }
}

function gather<Row extends { readonly item: number }, Fact>(
  rows: readonly Row[],
  toFact: (row: Row) => Fact,
): ReadonlyMap<number, readonly Fact[]> {
  const groups = new Map<number, Fact[]>()
  for (const row of rows) {
    const group = groups.get(row.item)
    if (group) group.push(toFact(row))
    else groups.set(row.item, [toFact(row)])
  }
  return groups
}

const one = <Row extends { readonly item: number }, Fact>(
  rows: readonly Row[],
  toFact: (row: Row) => Fact,
): ReadonlyMap<number, Fact> => new Map(rows.map((row) => [row.item, toFact(row)]))
