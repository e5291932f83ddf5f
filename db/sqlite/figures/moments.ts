import type Database from 'better-sqlite3'
import type { ReportFilter } from '../../../shared/contract/report'
import { stages, type Deployment, type Stage } from '../../../shared/schema/deployment'
import { parseTrusted } from '../../trusted'
import { textToDay, type Days } from './days'

type When = Pick<ReportFilter, 'from' | 'to' | 'stage'>

/** A time during which a task stood at one stage; the end belongs to the next. */
interface Period {
  readonly stage: Stage
  readonly from: number
  readonly until: number
}

/** Tells which moments lie within the days and the stage of a filter. */
export class Moments {
  readonly #days: Days
  readonly #history

  constructor(db: Database.Database, days: Days) {
    this.#days = days
    this.#history = db.prepare<[number], { since: number; deployment: string }>(
      'SELECT since, deployment FROM deployment_history WHERE task = ? ORDER BY revision',
    )
  }

  /** The stages at which the task has been so far, from the least automation to the most. */
  stagesOf(task: number): readonly Stage[] {
    const reached = new Set(this.#periods(task).map(({ stage }) => stage))
    return stages.filter((stage) => reached.has(stage))
  }

  /** Whether a moment is wanted; null where all are. */
  within(task: number, { from, to, stage }: When): ((at: number) => boolean) | null {
    const isAtStage = stage === null ? null : this.#atStage(task, stage)
    if (from === null && to === null) return isAtStage
    const first = from === null ? -Infinity : textToDay(from)
    const last = to === null ? Infinity : textToDay(to)
    return (at) => {
      const day = this.#days.dayOf(at)
      return day >= first && day <= last && (isAtStage === null || isAtStage(at))
    }
  }

  #atStage(task: number, stage: Stage): ((at: number) => boolean) | null {
    const periods = this.#periods(task)
    const wanted = periods.filter((one) => one.stage === stage)
    if (wanted.length === periods.length) return null
    return (at) => wanted.some(({ from, until }) => at >= from && at < until)
  }

  /** What was decided before the task was set up here counts to the stage that it began with. */
  #periods(task: number): readonly Period[] {
    const rows = this.#history.all(task)
    return rows.map(({ since, deployment }, index) => ({
      stage: parseTrusted<Deployment>(deployment).stage,
      from: index === 0 ? -Infinity : since,
      until: rows[index + 1]?.since ?? Infinity,
    }))
  }
}
