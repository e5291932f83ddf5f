import { chooseEvidence, type Evidence } from '../../../shared/review/evidence'
import { brierTerm } from '../../../shared/stats/confidence/calibration'
import { measurePair } from './answerMeasures'
import type { Answers } from '../catalogue/answers'
import type { Days } from './days'
import { gridPlace } from '../automation/gridPlaces'
import type { ItemFacts, PredictionFact, StoredDecision } from '../routing/itemFacts'
import { truthTallies } from './truthTallies'

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
  'human_pairs',
  'gate_pairs',
  'gate_grid',
  'gate_overlap',
  'version_pairs',
  'canary_counts',
  'truth_counts',
  'human_truth_counts',
  'bias_counts',
  'person_truths',
  'answer_sums',
] as const
export type TallyTable = (typeof tallyTables)[number]

/** What of all that was said is evidence at present. */
export interface EvidenceRules {
  /** Decisions with this mark or a higher one are evidence for the version. */
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
  addItem(facts: ItemFacts, answers: Answers, sign: 1 | -1): void {
    if (facts.arrivedAt === null) return
    const evidence = chooseEvidence(facts.decisions)
    const { first } = evidence
    for (const [table, key, add] of truthTallies(facts, first, answers))
      this.#add(
        table,
        key,
        add.map((n) => n * sign),
      )
    if (!first) return
    this.#addToReport(facts, evidence, first, answers, sign)
    this.#addToCanary(facts, first, answers, sign)
    if (!facts.automatic) this.#addToGates(facts, evidence, first, answers, sign)
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
    answers: Answers,
    sign: 1 | -1,
  ): void {
    const day = this.#days.dayOf(first.decidedAt)
    const segments = [0, ...facts.segments]
    for (const { version, label, confidence, scores } of facts.predictions) {
      const cell = answers.cell(first.label, label)
      for (const segment of segments) this.#add('pair_counts', [version, segment, ...cell], [sign])
      for (const [measure, total] of measurePair(answers, first.label, label))
        this.#add('answer_sums', [version, measure], [sign, sign * total])
      const agreed = answers.isSame(label, first.label) ? sign : 0
      this.#add('pair_days', [version, day], [sign, agreed])
      this.#add('confidence_counts', [version, confidence], [sign, agreed])
      if (!scores || !answers.hasScores) continue
      const names = Object.keys(scores)
      const term = brierTerm(names, scores, answers.textOf(first.label))
      if (term !== null) this.#add('score_sums', [version, names.length], [sign, sign * term])
    }
    if (second)
      this.#add('human_pairs', [facts.task, ...answers.cell(first.label, second.label)], [sign])
  }

  #addToCanary(
    { task, route, predictions }: ItemFacts,
    first: StoredDecision,
    answers: Answers,
    sign: 1 | -1,
  ): void {
    const from = this.#rules.canaryRevision(task)
    if (from === null || route === null || route.revision < from) return
    const assigned = predictions.find((one) => one.version === route.version)
    if (!assigned) return
    const agreed = answers.isSame(assigned.label, first.label) ? sign : 0
    this.#add('canary_counts', [assigned.version], [sign, agreed])
  }

  #addToGates(
    facts: ItemFacts,
    { second }: Evidence<StoredDecision>,
    first: StoredDecision,
    answers: Answers,
    sign: 1 | -1,
  ): void {
    const pairs = facts.predictions.filter(
      ({ version }) => first.mark >= this.#rules.evidenceFrom(version),
    )
    for (const { version, label, confidence } of pairs) {
      for (const segment of [0, ...facts.segments])
        this.#add('gate_pairs', [version, segment, ...answers.cell(first.label, label)], [sign])
      const error = answers.isSame(label, first.label) ? 0 : sign
      this.#add('gate_grid', [version, gridPlace(confidence)], [sign, error])
      // Where the later of two answers was stored first, it may be from before.
      if (second && second.mark >= this.#rules.evidenceFrom(version))
        this.#add('gate_overlap', [version, overlapOutcome(label, first, second, answers)], [sign])
    }
    for (const [index, one] of pairs.entries())
      for (const other of pairs.slice(index + 1))
        this.#addVersions(one, other, first, answers, sign)
  }

  #addVersions(
    one: PredictionFact,
    other: PredictionFact,
    human: StoredDecision,
    answers: Answers,
    sign: 1 | -1,
  ): void {
    const [first, second] = one.version < other.version ? [one, other] : [other, one]
    const isFirstRight = answers.isSame(first.label, human.label)
    const isSecondRight = answers.isSame(second.label, human.label)
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
function overlapOutcome(
  model: number,
  first: StoredDecision,
  second: StoredDecision,
  answers: Answers,
): 0 | 1 | 2 {
  const isFirst = answers.isSame(model, first.label)
  if (answers.isSame(first.label, second.label)) return isFirst ? 0 : 1
  return isFirst || answers.isSame(model, second.label) ? 2 : 0
}
