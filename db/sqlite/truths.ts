import type Database from 'better-sqlite3'
import { chooseEvidence } from '../../shared/review/evidence'
import type { ReportCounts } from '../../shared/stats/reportCounts'
import { ItemFactsReader } from './itemFacts'

type TruthCounts = Pick<ReportCounts, 'accuracy' | 'humanAccuracy' | 'automationBias'>

/** Compares what the model and people said with what turned out to be true. */
export class Truths {
  readonly #facts: ItemFactsReader
  readonly #statements

  constructor(db: Database.Database) {
    this.#facts = new ItemFactsReader(db)
    this.#statements = {
      // Of several outcomes of an item the latest is the truth.
      outcomes: db.prepare<[number], { item: number; label: number }>(
        `SELECT o.item, o.label FROM outcomes o JOIN items i ON i.id = o.item
         WHERE i.task = ? AND NOT EXISTS (
           SELECT 1 FROM outcomes later WHERE later.item = o.item
             AND (later.observed_at > o.observed_at
                  OR (later.observed_at = o.observed_at AND later.id > o.id)))`,
      ),
    }
  }

  /** Segment 0 is all. Outcomes are few beside decisions, so they are gone through one by one. */
  read(task: number, version: number, segment: number): TruthCounts {
    const accuracy = { n: 0, correct: 0 }
    const humanAccuracy = { n: 0, correct: 0 }
    const automationBias = { n: 0, followedWrong: 0 }
    for (const truth of this.#statements.outcomes.all(task)) {
      const facts = this.#facts.read(truth.item)
      if (!facts.arrived || (segment !== 0 && !facts.segments.includes(segment))) continue
      const prediction = facts.predictions.find((one) => one.version === version)
      if (prediction) add(accuracy, prediction.label === truth.label)
      const { first } = chooseEvidence(facts.decisions)
      if (first) add(humanAccuracy, first.label === truth.label)
      if (!prediction || prediction.label === truth.label) continue
      for (const decision of facts.decisions.filter((one) => !one.independent)) {
        automationBias.n++
        if (decision.label === prediction.label) automationBias.followedWrong++
      }
    }
    return { accuracy, humanAccuracy, automationBias }
  }
}

function add(counts: { n: number; correct: number }, isCorrect: boolean): void {
  counts.n++
  if (isCorrect) counts.correct++
}
