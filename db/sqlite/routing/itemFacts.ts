import type Database from 'better-sqlite3'
import type { DecisionFact } from '../../../shared/review/evidence'
import { parseTrusted } from '../../trusted'

/** A decision with the mark it came in under. */
export interface StoredDecision extends DecisionFact {
  readonly mark: number
}

export interface PredictionFact {
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly scores: Readonly<Record<string, number>> | null
}

export interface ItemRoute {
  readonly version: number | null
  readonly revision: number
  /** Drawn for a second opinion. */
  readonly overlap: boolean
}

/** All that was said of one item, as far as figures are made of it. */
export interface ItemFacts {
  readonly task: number
  /** Null while only decisions or outcomes speak of it. */
  readonly arrivedAt: number | null
  /** Without one nobody can be shown it. */
  readonly hasPayload: boolean
  readonly segments: readonly number[]
  readonly predictions: readonly PredictionFact[]
  readonly decisions: readonly StoredDecision[]
  /** The model decided it, so that what people say of it is an audit and no evidence for a step up. */
  readonly automatic: boolean
  readonly route: ItemRoute | null
  /** What turned out to be true; null while nobody knows, and where a reviewer found it ambiguous. */
  readonly truth: number | null
  /** Reality or a reviewer has spoken. */
  readonly isSettled: boolean
}

interface ItemRow {
  readonly task: number
  readonly arrived_at: number | null
  readonly has_payload: number
  readonly segments: string | null
  readonly automatic: number
  readonly version: number | null
  readonly revision: number | null
  readonly overlap: number | null
  readonly truth: number | null
  readonly settled: number
}
interface PredictionRow {
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly scores: string | null
}
interface DecisionRow {
  readonly id: number
  readonly decider: number
  readonly label: number
  readonly decided_at: number
  readonly independent: number
  readonly withdrawn: number
  readonly mark: number
}

/** Decisions with what undoing did to them; the condition says of which item or items. */
export const decisionFactSql = `
  SELECT d.id, d.item, d.decider, d.label, d.decided_at, d.independent, d.mark,
         (u.decision IS NOT NULL AND u.revealed = 0) AS withdrawn
  FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id`

export function rowToDecisionFact(row: DecisionRow): StoredDecision {
  return {
    id: row.id,
    decider: row.decider,
    label: row.label,
    decidedAt: row.decided_at,
    independent: row.independent === 1,
    withdrawn: row.withdrawn === 1,
    mark: row.mark,
  }
}

/** Null where the item was sent nowhere yet. */
export function rowToRoute(row: {
  readonly version: number | null
  readonly revision: number | null
  readonly overlap: number | null
}): ItemRoute | null {
  const { version, revision } = row
  return revision === null ? null : { version, revision, overlap: row.overlap === 1 }
}

/** Scores as they were stored. */
export function textToScores(text: string | null): Readonly<Record<string, number>> | null {
  return text === null ? null : parseTrusted(text)
}

/** Segment ids as they were stored. */
export function textToSegments(text: string | null): readonly number[] {
  return text === null ? [] : parseTrusted(text)
}

/** Reads the facts of single items for the writing side. */
export class ItemFactsReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      item: db.prepare<[number], ItemRow>(
        `SELECT i.task, i.arrived_at, i.has_payload, i.segments, a.item IS NOT NULL AS automatic,
                i.route_version AS version, i.route_revision AS revision, i.overlap, t.label AS truth, t.item IS NOT NULL AS settled
         FROM items i LEFT JOIN truths t ON t.item = i.id
         LEFT JOIN automatic_decisions a ON a.item = i.id WHERE i.id = ?`,
      ),
      predictions: db.prepare<[number], PredictionRow>(
        'SELECT version, label, confidence, scores FROM predictions WHERE item = ?',
      ),
      decisions: db.prepare<[number], DecisionRow>(`${decisionFactSql} WHERE d.item = ?`),
    }
  }

  read(item: number): ItemFacts {
    const row = this.#statements.item.get(item)
    if (!row) throw new Error(`item ${item} is missing`)
    return {
      task: row.task,
      arrivedAt: row.arrived_at,
      hasPayload: row.has_payload === 1,
      segments: textToSegments(row.segments),
      predictions: this.#statements.predictions
        .all(item)
        .map((one) => ({ ...one, scores: textToScores(one.scores) })),
      decisions: this.#statements.decisions.all(item).map(rowToDecisionFact),
      automatic: row.automatic === 1,
      route: rowToRoute(row),
      truth: row.truth,
      isSettled: row.settled === 1,
    }
  }
}
