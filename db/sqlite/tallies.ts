import { chooseEvidence, type Evidence } from '../../shared/review/evidence'
import { brierTerm } from '../../shared/stats/confidence/calibration'
import type { Days } from './days'
import { gridPlace } from './gridPlaces'
import type { ItemFacts, PredictionFact, StoredDecision } from './itemFacts'
import { truthTallies } from './truthTallies'

/** The names of a task's labels by their codes. */
export type LabelNames = ReadonlyMap<number, string>

/** One row of an aggregate table: its key, and what to add to its numbers. */
export interface Tally {
  readonly table: TallyTable
  readonly key: readonly number[]
  readonly add: number[]
}

/** Tables of the report, those that gates and strategies are judged from, and those of what is true. */
export const tallyTables = [
  'pair_counts',
  'pair_days',
  'confidence_counts',
  'score_sums',
  'human_pair_days',
  'gate_pairs',
  'gate_grid',
  'gate_overlap',
  'version_pairs',
  'canary_counts',
  'truth_counts',
  'human_truth_counts',
  'bias_counts',
  'person_truths',
] as const
export type TallyTable = (typeof tallyTables)[number]

/** What of all that was said is evidence at present. */
export interface EvidenceRules {
  /** Pairs with this mark or a higher one are evidence for the version. */
  readonly evidenceFrom: (version: number) => number
  /** Items routed at this revision or later are compared in the task's canary; null where it has none. */
  readonly canaryRevision: (task: number) => number | null
}

/**
 * Sums of what items add to the aggregate tables. The writer gathers changes in one and adds them
 * to the tables; `verify` gathers everything anew in another and compares.
 */
export class Tallies {
  readonly #days: Days
  readonly #rules: EvidenceRules
  readonly #rows = new Map<string, Tally>()

  constructor(days: Days, rules: EvidenceRules) {
    this.#days = days
    this.#rules = rules
  }

  /** Adds (sign 1) or takes away (sign -1) all that one item contributes. */
  addItem(facts: ItemFacts, labels: LabelNames, sign: 1 | -1): void {
    if (!facts.arrived) return
    const evidence = chooseEvidence(facts.decisions)
    const { first } = evidence
    for (const [table, key, add] of truthTallies(facts, first))
      this.#add(
        table,
        key,
        add.map((n) => n * sign),
      )
    if (!first) return
    this.#addToReport(facts, evidence, first, labels, sign)
    this.#addToCanary(facts, first, sign)
    if (!facts.automatic) this.#addToGates(facts, evidence, first, sign)
  }

  /** The rows that differ from nothing. */
  rows(): readonly Tally[] {
    return [...this.#rows.values()].filter((row) => row.add.some((n) => n !== 0))
  }

  clear(): void {
    this.#rows.clear()
  }

  #addToReport(
    facts: ItemFacts,
    { second }: Evidence<StoredDecision>,
    first: StoredDecision,
    labels: LabelNames,
    sign: 1 | -1,
  ): void {
    const day = this.#days.dayOf(first.decidedAt)
    const segments = [0, ...facts.segments]
    for (const { version, label, confidence, scores } of facts.predictions) {
      for (const segment of segments) {
        this.#add('pair_counts', [version, segment, first.label, label], [sign])
        this.#add('pair_days', [version, segment, day, first.label, label], [sign])
      }
      const agreed = label === first.label ? sign : 0
      this.#add('confidence_counts', [version, confidence], [sign, agreed])
      if (!scores) continue
      const names = Object.keys(scores)
      const term = brierTerm(names, scores, labels.get(first.label) ?? '')
      if (term !== null) this.#add('score_sums', [version, names.length], [sign, sign * term])
    }
    if (second)
      for (const segment of segments)
        this.#add('human_pair_days', [facts.task, segment, day, first.label, second.label], [sign])
  }

  #addToCanary({ task, route, predictions }: ItemFacts, first: StoredDecision, sign: 1 | -1): void {
    const from = this.#rules.canaryRevision(task)
    if (from === null || route === null || route.revision < from) return
    const assigned = predictions.find((one) => one.version === route.version)
    if (!assigned) return
    const agreed = assigned.label === first.label ? sign : 0
    this.#add('canary_counts', [assigned.version], [sign, agreed])
  }

  #addToGates(
    facts: ItemFacts,
    { second }: Evidence<StoredDecision>,
    first: StoredDecision,
    sign: 1 | -1,
  ): void {
    const pairs = facts.predictions.filter(
      ({ version, mark }) => Math.max(mark, first.mark) >= this.#rules.evidenceFrom(version),
    )
    for (const { version, label, confidence } of pairs) {
      for (const segment of [0, ...facts.segments])
        this.#add('gate_pairs', [version, segment, first.label, label], [sign])
      const error = label === first.label ? 0 : sign
      this.#add('gate_grid', [version, gridPlace(confidence)], [sign, error])
      if (second) this.#add('gate_overlap', [version, overlapOutcome(label, first, second)], [sign])
    }
    for (const [index, one] of pairs.entries())
      for (const other of pairs.slice(index + 1)) this.#addVersions(one, other, first, sign)
  }

  #addVersions(
    one: PredictionFact,
    other: PredictionFact,
    human: StoredDecision,
    sign: 1 | -1,
  ): void {
    const [first, second] = one.version < other.version ? [one, other] : [other, one]
    const isFirstRight = first.label === human.label
    const isSecondRight = second.label === human.label
    const outcome = isFirstRight === isSecondRight ? 0 : isFirstRight ? 1 : 2
    this.#add('version_pairs', [first.version, second.version, outcome], [sign])
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

/** 0: level; 1: the model alone differs; 2: people differ and the model is with one of them. */
function overlapOutcome(model: number, first: StoredDecision, second: StoredDecision): 0 | 1 | 2 {
  if (first.label === second.label) return model === first.label ? 0 : 1
  return model === first.label || model === second.label ? 2 : 0
}
