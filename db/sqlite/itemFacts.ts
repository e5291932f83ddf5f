import type Database from 'better-sqlite3'
import type { DecisionFact } from '../../shared/review/evidence'
import { parseTrusted } from '../trusted'

export interface PredictionFact {
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly scores: Readonly<Record<string, number>> | null
}

/** All that was said of one item, as far as figures are made of it. */
export interface ItemFacts {
  readonly task: number
  /** False while only decisions or outcomes speak of it. */
  readonly arrived: boolean
  readonly segments: readonly number[]
  readonly predictions: readonly PredictionFact[]
  readonly decisions: readonly DecisionFact[]
}

interface ItemRow {
  readonly task: number
  readonly arrived_at: number | null
  readonly segments: string | null
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
}

/** Decisions with what undoing did to them; the condition says of which item or items. */
export const decisionFactSql = `
  SELECT d.id, d.item, d.decider, d.label, d.decided_at, d.independent,
         (u.decision IS NOT NULL AND u.revealed = 0) AS withdrawn
  FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id`

export function rowToDecisionFact(row: DecisionRow): DecisionFact {
  return {
    id: row.id,
    decider: row.decider,
    label: row.label,
    decidedAt: row.decided_at,
    independent: row.independent === 1,
    withdrawn: row.withdrawn === 1,
  }
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
        'SELECT task, arrived_at, segments FROM items WHERE id = ?',
      ),
      predictions: db.prepare<[number], PredictionRow>(
        `SELECT p.version, p.label, p.confidence, d.scores
         FROM predictions p LEFT JOIN prediction_details d
           ON d.item = p.item AND d.version = p.version
         WHERE p.item = ?`,
      ),
      decisions: db.prepare<[number], DecisionRow>(`${decisionFactSql} WHERE d.item = ?`),
    }
  }

  read(item: number): ItemFacts {
    const row = this.#statements.item.get(item)
    if (!row) throw new Error(`item ${item} is missing`)
    return {
      task: row.task,
      arrived: row.arrived_at !== null,
      segments: textToSegments(row.segments),
      predictions: this.#statements.predictions.all(item).map((one) => ({
        version: one.version,
        label: one.label,
        confidence: one.confidence,
        scores: textToScores(one.scores),
      })),
      decisions: this.decisions(item),
    }
  }

  decisions(item: number): readonly DecisionFact[] {
    return this.#statements.decisions.all(item).map(rowToDecisionFact)
  }
}
