import type Database from 'better-sqlite3'
import {
  chooseEvidence,
  type DecisionFact,
  type Evidence,
} from '../../../../shared/review/evidence'
import { textToSegments } from '../../routing/itemFacts'

/** A decision, as far as reports count it. */
export interface JudgedDecision extends DecisionFact {
  readonly durationMs: number | null
}

/** A prediction, with its scores as they were stored: few figures need them. */
export interface JudgedPrediction {
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly createdAt: number
  readonly scores: string | null
}

/** An item that people or reality judged, as far as reports count it. */
export interface JudgedItem {
  /** False while only decisions or outcomes speak of it. */
  readonly hasArrived: boolean
  readonly segments: readonly number[]
  readonly decisions: readonly JudgedDecision[]
  readonly evidence: Evidence<JudgedDecision>
  readonly predictions: readonly JudgedPrediction[]
  readonly truth: number | null
  readonly automaticAt: number | null
}

export interface JudgedQuestion {
  readonly task: number
  /** Predictions of this version alone; null for those of all. */
  readonly version: number | null
  readonly hasScores: boolean
  readonly isWithin: (at: number) => boolean
}

type Range = { readonly first: number; readonly last: number }
type DecisionRow = readonly [
  item: number,
  id: number,
  decider: number,
  label: number,
  decidedAt: number,
  /** 1: independent; 2: withdrawn; 3: both. */
  marks: number,
  durationMs: number | null,
]
type ItemRow = readonly [id: number, segments: string | null, hasArrived: number]
type PredictionRow = readonly [
  item: number,
  version: number,
  label: number,
  confidence: number,
  createdAt: number,
  scores: string | null,
]

/** What was said of an item, before it is known whether the item is one of the task. */
interface Candidate extends Pick<JudgedItem, 'decisions' | 'evidence' | 'truth'> {
  readonly id: number
}

/**
 * Reads what reports within filters count, a few thousand items at a time along the keys of their tables, as bare rows:
 * names for each column of each row would cost more than all the counting. Of items with nothing in the wanted time no
 * more than their decisions is read.
 */
export class JudgedRows {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = prepareStatements(db)
  }

  /** Calls `visit` with each item in order, and `onProgress` with how many were looked at. */
  read(
    question: JudgedQuestion,
    visit: (item: JudgedItem) => void,
    onProgress: (done: number) => void,
  ): void {
    const [begin, end] = this.#statements.ends.get(question.task) ?? [null, null]
    if (begin === null || end === null) return
    let done = 0
    for (let first = begin; first <= end; first += itemsAtOnce) {
      const range = { first, last: Math.min(first + itemsAtOnce - 1, end) }
      const candidates = this.#candidates(range)
      const counting = candidates.filter((one) => mayCount(one, question.isWithin))
      this.#describe(question, counting, visit)
      done += candidates.length
      onProgress(done)
    }
  }

  #candidates(range: Range): readonly Candidate[] {
    const truths = new Map(this.#statements.truths.all(range))
    const candidates: Candidate[] = []
    const add = (id: number, decisions: readonly JudgedDecision[]) => {
      const truth = truths.get(id) ?? null
      truths.delete(id)
      candidates.push({ id, decisions, evidence: chooseEvidence(decisions), truth })
    }
    let of = 0
    let decisions: JudgedDecision[] = []
    for (const row of this.#statements.decisions.all(range)) {
      if (row[0] !== of) {
        if (decisions.length > 0) add(of, decisions)
        of = row[0]
        decisions = []
      }
      decisions.push(rowToDecision(row))
    }
    if (decisions.length > 0) add(of, decisions)
    for (const id of truths.keys()) add(id, [])
    return candidates.toSorted((a, b) => a.id - b.id)
  }

  #describe(
    { task, version, hasScores }: JudgedQuestion,
    candidates: readonly Candidate[],
    visit: (item: JudgedItem) => void,
  ): void {
    const [first, last] = [candidates[0]?.id, candidates.at(-1)?.id]
    if (first === undefined || last === undefined) return
    const range = { first, last }
    const items = this.#statements.items.all({ ...range, task })
    const scored = hasScores ? 1 : 0
    const rows = this.#statements.predictions.all({ ...range, version, scored })
    const automatic = new Map(
      candidates.some(goesByModel) ? this.#statements.automatic.all(range) : [],
    )
    // Few combinations of segments come again and again.
    const known = new Map<string | null, readonly number[]>()
    let [item, row] = [0, 0]
    for (const { id, decisions, evidence, truth } of candidates) {
      while ((items[item]?.[0] ?? id) < id) item++
      // Others are of another task.
      const found = items[item]
      if (found?.[0] !== id) continue
      const segments = known.get(found[1]) ?? textToSegments(found[1])
      known.set(found[1], segments)
      while ((rows[row]?.[0] ?? id) < id) row++
      const predictions: JudgedPrediction[] = []
      for (let one = rows[row]; one?.[0] === id; one = rows[++row])
        predictions.push(rowToPrediction(one))
      visit({
        hasArrived: found[2] === 1,
        segments,
        decisions,
        evidence,
        predictions,
        truth,
        automaticAt: automatic.get(id) ?? null,
      })
    }
  }
}

const itemsAtOnce = 4096

/** Everything that people do counts at its own moment, what is known of a model alone at another. */
function mayCount(candidate: Candidate, isWithin: (at: number) => boolean): boolean {
  return goesByModel(candidate) || candidate.decisions.some((one) => isWithin(one.decidedAt))
}

/** No decision of people says when it counts. */
function goesByModel({ truth, evidence }: Candidate): boolean {
  return truth !== null && evidence.first === null
}

function rowToDecision(row: DecisionRow): JudgedDecision {
  const marks = row[5]
  return {
    id: row[1],
    decider: row[2],
    label: row[3],
    decidedAt: row[4],
    independent: (marks & 1) === 1,
    withdrawn: marks >= 2,
    durationMs: row[6],
  }
}

function rowToPrediction(row: PredictionRow): JudgedPrediction {
  return { version: row[1], label: row[2], confidence: row[3], createdAt: row[4], scores: row[5] }
}

/** The plus keeps the planner from going through all of the task's items, piece after piece, by their outside ids. */
function prepareStatements(db: Database.Database) {
  return {
    ends: db
      .prepare<[number], readonly [first: number | null, last: number | null]>(
        'SELECT min(id), max(id) FROM items WHERE task = ?',
      )
      .raw(),
    decisions: db
      .prepare<Range, DecisionRow>(
        `SELECT d.item, d.id, d.decider, d.label, d.decided_at,
                d.independent + iif(u.revealed = 0, 2, 0), d.duration_ms
         FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id
         WHERE d.item BETWEEN @first AND @last ORDER BY d.item, d.id`,
      )
      .raw(),
    truths: db
      .prepare<Range, readonly [item: number, label: number]>(
        `SELECT item, label FROM truths
         WHERE item BETWEEN @first AND @last AND label IS NOT NULL ORDER BY item`,
      )
      .raw(),
    items: db
      .prepare<Range & { readonly task: number }, ItemRow>(
        `SELECT id, segments, arrived_at IS NOT NULL FROM items
         WHERE id BETWEEN @first AND @last AND +task = @task ORDER BY id`,
      )
      .raw(),
    predictions: db
      .prepare<Range & { readonly version: number | null; readonly scored: 0 | 1 }, PredictionRow>(
        `SELECT item, version, label, confidence, created_at, CASE WHEN @scored = 1 THEN scores END
         FROM predictions WHERE item BETWEEN @first AND @last
           AND (@version IS NULL OR version = @version) ORDER BY item, version`,
      )
      .raw(),
    automatic: db
      .prepare<Range, readonly [item: number, decidedAt: number]>(
        `SELECT item, decided_at FROM automatic_decisions
         WHERE item BETWEEN @first AND @last ORDER BY item`,
      )
      .raw(),
  }
}
