import { brierTerm } from '../../../../shared/stats/confidence/calibration'
import { groupConfidences } from '../../../../shared/stats/confidence/groups'
import type { TaskEntry } from '../../catalogue/catalogue'
import { textToScores } from '../../routing/itemFacts'
import { measurePair } from '../answerMeasures'
import type { Cell } from '../labelTables'
import type { Sums } from '../reportCounts'
import type { JudgedDecision, JudgedItem, JudgedPrediction } from './judgedRows'

/** The sums of one version as they grow. */
export class VersionSums {
  readonly #task: TaskEntry
  readonly #labels: readonly string[]
  readonly #cells = new CellSums()
  readonly #days = new AgreedSums()
  readonly #segments = new AgreedSums()
  readonly #answers = new Map<number, number>()
  readonly #agreeing: number[] = []
  readonly #differing: number[] = []
  readonly #scored = { sum: 0, n: 0 }
  readonly #accuracy = { n: 0, correct: 0 }
  readonly #bias = { n: 0, followedWrong: 0 }

  constructor(task: TaskEntry) {
    this.#task = task
    this.#labels = task.task.labels.map((label) => label.id)
  }

  addPair(
    item: JudgedItem,
    human: JudgedDecision,
    prediction: JudgedPrediction,
    day: number,
  ): void {
    const { answers } = this.#task
    const { label, confidence } = prediction
    const agreed = answers.isSame(label, human.label) ? 1 : 0
    this.#cells.add(...answers.cell(human.label, label))
    this.#days.add(day, agreed)
    for (const segment of item.segments) this.#segments.add(segment, agreed)
    for (const [measure, total] of measurePair(answers, human.label, label))
      this.#answers.set(measure, (this.#answers.get(measure) ?? 0) + total)
    const confidences = agreed === 1 ? this.#agreeing : this.#differing
    confidences.push(confidence)
    const scores = answers.hasScores ? textToScores(prediction.scores) : null
    if (!scores) return
    const term = brierTerm(this.#labels, scores, answers.textOf(human.label))
    if (term === null) return
    this.#scored.sum += term
    this.#scored.n += 1
  }

  addTruth(truth: number, { label }: JudgedPrediction): void {
    this.#accuracy.n += 1
    if (this.#task.answers.isSame(label, truth)) this.#accuracy.correct += 1
  }

  /** Answers given after seeing this prediction, where it turned out to be wrong. */
  addShown(
    { decisions }: JudgedItem,
    truth: number,
    { label }: JudgedPrediction,
    isWithin: (at: number) => boolean,
  ): void {
    const { answers } = this.#task
    if (answers.isSame(label, truth)) return
    for (const one of decisions) {
      if (one.independent || !isWithin(one.decidedAt)) continue
      this.#bias.n += 1
      if (answers.isSame(one.label, label)) this.#bias.followedWrong += 1
    }
  }

  sums(): Omit<Sums, 'people' | 'humanAccuracy' | 'reviewers'> {
    return {
      pairs: this.#cells.cells(),
      answers: [...this.#answers].map(([measure, total]) => ({ measure, total })),
      confidences: groupConfidences(this.#agreeing, this.#differing),
      brierMulticlass: this.#scored,
      accuracy: this.#accuracy,
      automationBias: this.#bias,
      segments: this.#segments.rows().map(({ key, ...sum }) => ({ segment: key, ...sum })),
      days: this.#days
        .rows()
        .map(({ key, ...sum }) => ({ day: key, ...sum }))
        .toSorted((a, b) => a.day - b.day),
    }
  }
}

/** Counts by row and column. */
export class CellSums {
  readonly #rows = new Map<number, Map<number, number>>()

  add(row: number, column: number): void {
    const counts = this.#rows.get(row) ?? new Map<number, number>()
    counts.set(column, (counts.get(column) ?? 0) + 1)
    this.#rows.set(row, counts)
  }

  cells(): readonly Cell[] {
    return [...this.#rows].flatMap(([row, counts]) =>
      [...counts].map(([column, n]) => ({ row, column, n })),
    )
  }
}

/** Pairs and agreements by a number. */
class AgreedSums {
  readonly #sums = new Map<number, { n: number; agreed: number }>()

  add(key: number, agreed: number): void {
    const sum = this.#sums.get(key) ?? { n: 0, agreed: 0 }
    sum.n += 1
    sum.agreed += agreed
    this.#sums.set(key, sum)
  }

  rows(): readonly { readonly key: number; readonly n: number; readonly agreed: number }[] {
    return [...this.#sums].map(([key, sum]) => ({ key, ...sum }))
  }
}
