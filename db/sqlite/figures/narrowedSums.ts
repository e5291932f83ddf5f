import type Database from 'better-sqlite3'
import { chooseEvidence } from '../../../shared/review/evidence'
import { brierTerm } from '../../../shared/stats/confidence/calibration'
import { groupConfidences } from '../../../shared/stats/confidence/groups'
import type { TaskEntry } from '../catalogue/catalogue'
import { momentOf, Scan, type ScannedItem } from '../checks/scan'
import type { StoredDecision } from '../routing/itemFacts'
import { measurePair } from './answerMeasures'
import type { Days } from './days'
import { paceOf, type TimedDecision } from './durations'
import type { Cell } from './labelTables'
import type { Sums } from './reportCounts'

/** What narrows figures: moments of decisions, and one segment; null where nothing does. */
export interface Narrowing {
  readonly isWithin: ((at: number) => boolean) | null
  readonly segment: number | null
}

/**
 * Adds up the sums of reports from the rows themselves, for filters that have no kept sums: all versions at once, in a
 * single pass over what is judged. Each item counts where its own decision falls, as it does in the kept sums.
 */
export class NarrowedSums {
  readonly #scan: Scan
  readonly #days: Days
  readonly #decisions

  constructor(db: Database.Database, days: Days) {
    this.#scan = new Scan(db)
    this.#days = days
    this.#decisions = db.prepare<[number], TimedDecision>(
      `SELECT n.name, d.duration_ms AS durationMs, d.decided_at AS decidedAt, i.segments
       FROM decisions d JOIN items i ON i.id = d.item JOIN deciders n ON n.id = d.decider
       LEFT JOIN decision_undos u ON u.decision = d.id
       WHERE i.task = ? AND d.independent = 1 AND (u.decision IS NULL OR u.revealed = 1)`,
    )
  }

  read(
    task: TaskEntry,
    versions: readonly number[],
    narrowing: Narrowing,
    onProgress: (done: number) => void,
  ): readonly Sums[] {
    const isWithin = narrowing.isWithin ?? (() => true)
    const people = new CellSums()
    const humanAccuracy = { n: 0, correct: 0 }
    const byVersion = new Map(versions.map((version) => [version, new VersionSums(task)]))
    let done = 0
    for (const item of this.#scan.judgedItems(task.id)) {
      if (++done % 10_000 === 0) onProgress(done)
      if (item.arrivedAt === null) continue
      if (narrowing.segment !== null && !item.segments.includes(narrowing.segment)) continue
      const { first, second } = chooseEvidence(item.decisions)
      const counted = first && isWithin(first.decidedAt) ? first : null
      if (counted && second) people.add(...task.answers.cell(counted.label, second.label))
      if (counted && item.truth !== null) {
        humanAccuracy.n += 1
        if (task.answers.isSame(counted.label, item.truth)) humanAccuracy.correct += 1
      }
      for (const prediction of item.predictions) {
        const sums = byVersion.get(prediction.version)
        if (!sums) continue
        if (counted) sums.addPair(item, counted, prediction, this.#days.dayOf(counted.decidedAt))
        if (item.truth !== null && isWithin(momentOf(item, first, prediction)))
          sums.addTruth(item.truth, prediction)
        if (item.truth !== null) sums.addShown(item, item.truth, prediction, isWithin)
      }
    }
    const reviewers = paceOf(this.#decisions.all(task.id), isWithin, narrowing.segment)
    const peopleCells = people.cells()
    return versions.map((version) => ({
      ...(byVersion.get(version) ?? new VersionSums(task)).sums(),
      people: peopleCells,
      humanAccuracy,
      reviewers,
    }))
  }
}

type Prediction = ScannedItem['predictions'][number]

/** The sums of one version as they grow. */
class VersionSums {
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

  addPair(item: ScannedItem, human: StoredDecision, prediction: Prediction, day: number): void {
    const { answers } = this.#task
    const { label, confidence, scores } = prediction
    const agreed = answers.isSame(label, human.label) ? 1 : 0
    this.#cells.add(...answers.cell(human.label, label))
    this.#days.add(day, agreed)
    for (const segment of item.segments) this.#segments.add(segment, agreed)
    for (const [measure, total] of measurePair(answers, human.label, label))
      this.#answers.set(measure, (this.#answers.get(measure) ?? 0) + total)
    const confidences = agreed === 1 ? this.#agreeing : this.#differing
    confidences.push(confidence)
    if (!scores || !answers.hasScores) return
    const term = brierTerm(this.#labels, scores, answers.textOf(human.label))
    if (term === null) return
    this.#scored.sum += term
    this.#scored.n += 1
  }

  addTruth(truth: number, { label }: Prediction): void {
    this.#accuracy.n += 1
    if (this.#task.answers.isSame(label, truth)) this.#accuracy.correct += 1
  }

  /** Answers given after seeing this prediction, where it turned out to be wrong. */
  addShown(
    { decisions }: ScannedItem,
    truth: number,
    { label }: Prediction,
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
class CellSums {
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
