import type Database from 'better-sqlite3'
import type { Route } from '../../../shared/routing/route'
import type { Catalogue } from '../catalogue/catalogue'
import { mustFind } from '../rows'

/** Keeps where each item went and why. The same few reasons stand behind most items, so they are stored once. */
export class Routes {
  readonly #catalogue: Catalogue
  readonly #reasons = new Map<string, number>()
  readonly #statements

  constructor(db: Database.Database, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#statements = {
      // By position, as every item passes here, and names would cost a third of it.
      keep: db.prepare<
        [
          item: number,
          revision: number,
          stage: string,
          version: number | null,
          byModel: number,
          shown: number,
          audit: number,
          overlap: number,
          draws: string,
          reason: number,
        ]
      >(
        `INSERT OR REPLACE INTO routes
           (item, revision, stage, version, by_model, shown, audit, overlap, draws, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      addReason: db.prepare<[string]>('INSERT OR IGNORE INTO reasons (text) VALUES (?)'),
      reason: db.prepare<[string], { id: number }>('SELECT id FROM reasons WHERE text = ?'),
    }
  }

  keep(task: number, item: number, route: Route): void {
    const { version } = route
    this.#statements.keep.run(
      item,
      route.revision,
      route.stage,
      version === null ? null : (this.#catalogue.findVersion(task, version)?.id ?? null),
      route.decidedBy === 'model' ? 1 : 0,
      route.showPrediction ? 1 : 0,
      route.audit ? 1 : 0,
      route.overlap ? 1 : 0,
      JSON.stringify(route.draws),
      this.#reasonId(route.why),
    )
  }

  /** To be called after a rollback. */
  forget(): void {
    this.#reasons.clear()
  }

  #reasonId(text: string): number {
    const known = this.#reasons.get(text)
    if (known !== undefined) return known
    this.#statements.addReason.run(text)
    const { id } = mustFind(this.#statements.reason.get(text), 'reason')
    // Reasons that name a confidence are many; those that matter come again and again.
    if (this.#reasons.size > 1000) this.#reasons.clear()
    this.#reasons.set(text, id)
    return id
  }
}
