import type Database from 'better-sqlite3'
import type {
  ExportAutomatic,
  ExportCorrection,
  ExportDecision,
  ExportPrediction,
  ExportRoute,
  ExportTruth,
} from '../../../shared/exports/facts'
import type { ExportMarks, NumberedItem } from '../../store/exportSource'
import type { TaskEntry } from '../catalogue/catalogue'
import { ExportNames } from './exportNames'
import {
  prepareExportStatements,
  type AutomaticRow,
  type CorrectionRow,
  type DecisionRow,
  type PredictionRow,
  type Range,
  type RouteRow,
  type TruthRow,
} from './exportStatements'

const nothingBefore: ExportMarks = { decision: 0, outcome: 0, ruling: 0, correction: 0, final: 0 }

/** Reads a range of items of one task with all that was said of them. */
export class ExportItems {
  readonly #statements
  readonly #task: number
  readonly #names: ExportNames
  readonly #marks: ExportMarks

  constructor(db: Database.Database, task: TaskEntry, since: ExportMarks | null) {
    this.#statements = prepareExportStatements(db)
    this.#task = task.id
    this.#names = new ExportNames(db, task)
    this.#marks = since ?? nothingBefore
  }

  read(range: Range): readonly NumberedItem[] {
    const { items, ...of } = this.#statements
    const predictions = inStep(of.predictions.all(range), (one) => this.#prediction(one))
    const decisions = inStep(of.decisions.all(range), (one) => this.#decision(one))
    const corrections = inStep(of.corrections.all(range), (one) => this.#correction(one))
    const automatic = inStep(of.automatic.all(range), (one) => this.#automatic(one))
    const truths = inStep(of.truths.all(range), (one) => this.#truth(one))
    const routes = inStep(of.routes.all(range), (one) => this.#route(one))
    return items.all({ ...range, task: this.#task }).map((row): NumberedItem => ({
      number: row.id,
      itemId: row.itemId,
      arrivedAt: row.arrivedAt,
      segment: this.#names.segment(row.segments),
      predictions: predictions(row.id),
      decisions: inOrder(decisions(row.id)),
      corrections: corrections(row.id),
      automatic: automatic(row.id)[0] ?? null,
      truth: truths(row.id)[0] ?? null,
      route: routes(row.id)[0] ?? null,
    }))
  }

  payload(item: number): string | null {
    return this.#statements.payload.get(item) ?? null
  }

  #prediction(row: PredictionRow): ExportPrediction {
    const { model = '', version = '' } = this.#names.version(row.version) ?? {}
    return {
      event: row.event ?? '',
      model,
      version,
      value: this.#names.value(row.label),
      confidence: row.confidence,
      scores: row.scores === null ? null : { json: row.scores },
      explanation: row.explanation === null ? null : { json: row.explanation },
      createdAt: row.createdAt,
    }
  }

  #decision(row: DecisionRow): ExportDecision {
    return {
      number: row.id,
      event: row.event,
      decider: this.#names.decider(row.decider),
      value: this.#names.value(row.label),
      decidedAt: row.decidedAt,
      independent: row.independent === 1,
      takenBack: row.takenBack === 1,
      lane: row.lane,
      durationMs: row.durationMs,
      note: row.note,
      isNew: row.id > this.#marks.decision,
    }
  }

  #correction(row: CorrectionRow): ExportCorrection {
    return {
      event: row.event,
      value: this.#names.value(row.label),
      decider: this.#names.decider(row.decider),
      at: row.at,
      note: row.note,
      isNew: row.id > this.#marks.correction,
    }
  }

  #automatic(row: AutomaticRow): ExportAutomatic {
    const { model = '', version = '' } = this.#names.version(row.version) ?? {}
    return {
      model,
      version,
      value: this.#names.value(row.label),
      confidence: row.confidence,
      decidedAt: row.decidedAt,
      stage: row.stage,
      isNew: (row.cursor ?? 0) > this.#marks.final,
    }
  }

  #truth({ item, label, source }: TruthRow): ExportTruth {
    const value = label === null ? null : this.#names.value(label)
    if (source === 'outcome') {
      const { id = 0, at = 0 } = this.#statements.outcome.get(item) ?? {}
      return { value, source, at, by: null, isNew: id > this.#marks.outcome }
    }
    const ruling = this.#statements.ruling.get(item)
    return {
      value,
      source: 'adjudication',
      at: ruling?.at ?? 0,
      by: ruling ? this.#names.decider(ruling.decider) : null,
      isNew: (ruling?.id ?? 0) > this.#marks.ruling,
    }
  }

  #route({ stage, reason, revision, version }: RouteRow): ExportRoute {
    const of = version === null ? null : this.#names.version(version)
    return {
      stage,
      reason: this.#names.reason(reason),
      revision,
      model: of?.model ?? null,
      version: of?.version ?? null,
    }
  }
}

const none: readonly never[] = []

/**
 * Walks along rows beside the items, both in the order of items: asked for one item after the other, it gives what
 * belongs to each. Of an item of another task nothing is made.
 */
function inStep<Row extends { readonly item: number }, Fact>(
  rows: readonly Row[],
  toFact: (row: Row) => Fact,
): (item: number) => readonly Fact[] {
  let at = 0
  return (item) => {
    while ((rows[at]?.item ?? Infinity) < item) at++
    if (rows[at]?.item !== item) return none
    const facts: Fact[] = []
    for (let row = rows[at]; row?.item === item; row = rows[++at]) facts.push(toFact(row))
    return facts
  }
}

const inOrder = (decisions: readonly ExportDecision[]): readonly ExportDecision[] =>
  decisions.length < 2
    ? decisions
    : decisions.toSorted((a, b) => a.decidedAt - b.decidedAt || a.number - b.number)
