import type Database from 'better-sqlite3'
import type { TaskEntry } from '../../catalogue/catalogue'
import { momentOf } from '../../checks/scan'
import type { Days } from '../days'
import { PaceSums } from '../durations'
import type { Sums } from '../reportCounts'
import { JudgedRows, type JudgedItem } from './judgedRows'
import { CellSums, VersionSums } from './versionSums'

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
  readonly #rows: JudgedRows
  readonly #days: Days
  readonly #deciders

  constructor(db: Database.Database, days: Days) {
    this.#rows = new JudgedRows(db)
    this.#days = days
    this.#deciders = db
      .prepare<[], readonly [id: number, name: string]>('SELECT id, name FROM deciders')
      .raw()
  }

  read(
    task: TaskEntry,
    versions: readonly number[],
    narrowing: Narrowing,
    onProgress: (done: number) => void,
  ): readonly Sums[] {
    const isWithin = narrowing.isWithin ?? (() => true)
    const people = new CellSums()
    const paces = new PaceSums()
    const humanAccuracy = { n: 0, correct: 0 }
    const byVersion = new Map(versions.map((version) => [version, new VersionSums(task)]))
    const question = {
      task: task.id,
      version: versions.length === 1 ? (versions[0] ?? null) : null,
      hasScores: task.answers.hasScores,
      isWithin,
    }
    const { segment } = narrowing
    const visit = (item: JudgedItem) => {
      if (segment !== null && !item.segments.includes(segment)) return
      for (const one of item.decisions)
        if (one.independent && !one.withdrawn && isWithin(one.decidedAt))
          paces.add(one.decider, one.durationMs)
      if (!item.hasArrived) return
      const { first, second } = item.evidence
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
    this.#rows.read(question, visit, onProgress)
    const reviewers = paces.rows(new Map(this.#deciders.all()))
    const peopleCells = people.cells()
    return versions.map((version) => ({
      ...(byVersion.get(version) ?? new VersionSums(task)).sums(),
      people: peopleCells,
      humanAccuracy,
      reviewers,
    }))
  }
}
