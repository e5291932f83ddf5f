import type Database from 'better-sqlite3'
import { judgeCanary, type CanaryJudgement } from '../../../shared/routing/canarySchedule'
import type { StrategyOf, VersionRef } from '../../../shared/schema/deployment'
import type { AgreementCount } from '../../../shared/stats/betting/differences'
import type { TaskEntry } from '../catalogue/catalogue'

/** Reads how the two sides of a canary do. */
export class CanaryReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      count: db.prepare<[number, string, string], AgreementCount>(
        `SELECT c.n, c.agreed FROM canary_counts c JOIN versions v ON v.id = c.version
         WHERE v.task = ? AND v.model = ? AND v.version = ?`,
      ),
      running: db.prepare<[], { task: string }>(
        `SELECT t.outside_id AS task FROM deployments d JOIN tasks t ON t.id = d.task
         WHERE d.canary_revision IS NOT NULL`,
      ),
    }
  }

  /** The tasks that have a canary. */
  running(): readonly string[] {
    return this.#statements.running.all().map((row) => row.task)
  }

  judge(task: TaskEntry, strategy: StrategyOf<'canary'>): CanaryJudgement {
    const count = ({ model, version }: VersionRef): AgreementCount =>
      this.#statements.count.get(task.id, model, version) ?? { n: 0, agreed: 0 }
    return judgeCanary({
      share: strategy.share,
      candidate: count(strategy.candidate),
      control: count(strategy.serving),
      policy: task.task.policy,
    })
  }
}
