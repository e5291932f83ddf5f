import { chooseEvidence } from '../../shared/review/evidence'
import { brierTerm } from '../../shared/stats/confidence/calibration'
import type { Days } from './days'
import type { ItemFacts } from './itemFacts'

/** The names of a task's labels by their codes. */
export type LabelNames = ReadonlyMap<number, string>

/** One row of an aggregate table: its key, and what to add to its numbers. */
export interface Tally {
  readonly table: TallyTable
  readonly key: readonly number[]
  readonly add: number[]
}

export const tallyTables = [
  'pair_counts',
  'pair_days',
  'confidence_counts',
  'score_sums',
  'human_pair_days',
] as const
export type TallyTable = (typeof tallyTables)[number]

/**
 * Sums of what items add to the aggregate tables. The writer gathers changes in one and adds them
 * to the tables; `verify` gathers everything anew in another and compares.
 */
export class Tallies {
  readonly #days: Days
  readonly #rows = new Map<string, Tally>()

  constructor(days: Days) {
    this.#days = days
  }

  /** Adds (sign 1) or takes away (sign -1) all that one item contributes. */
  addItem(facts: ItemFacts, labels: LabelNames, sign: 1 | -1): void {
    const { first, second } = chooseEvidence(facts.decisions)
    if (!first || !facts.arrived) return
    const day = this.#days.dayOf(first.decidedAt)
    const segments = [0, ...facts.segments]
    for (const { version, label, confidence, scores } of facts.predictions) {
      for (const segment of segments) {
        this.#add('pair_counts', [version, segment, first.label, label], [sign])
        this.#add('pair_days', [version, segment, day, first.label, label], [sign])
      }
      this.#add(
        'confidence_counts',
        [version, confidence],
        [sign, label === first.label ? sign : 0],
      )
      if (!scores) continue
      const names = Object.keys(scores)
      const term = brierTerm(names, scores, labels.get(first.label) ?? '')
      if (term !== null) this.#add('score_sums', [version, names.length], [sign, sign * term])
    }
    if (second)
      for (const segment of segments)
        this.#add('human_pair_days', [facts.task, segment, day, first.label, second.label], [sign])
  }

  /** The rows that differ from nothing. */
  rows(): readonly Tally[] {
    return [...this.#rows.values()].filter((row) => row.add.some((n) => n !== 0))
  }

  clear(): void {
    this.#rows.clear()
  }

  #add(table: TallyTable, key: readonly number[], add: readonly number[]): void {
    const name = `${table} ${key.join(' ')}`
    const row = this.#rows.get(name)
    if (!row) {
      this.#rows.set(name, { table, key, add: [...add] })
      return
    }
    for (const [index, n] of add.entries()) row.add[index] = (row.add[index] ?? 0) + n
  }
}
