import type Database from 'better-sqlite3'
import type { Route } from '../../../shared/routing/route'
import type { Catalogue } from '../catalogue/catalogue'
import { mustTouchOne } from '../rows'

/** Where an item went, as its row keeps it. */
export type RouteColumns = [
  revision: number,
  stage: string,
  version: number | null,
  byModel: number,
  shown: number,
  audit: number,
  overlap: number,
  draws: number,
  reason: number,
]

/** The columns of `RouteColumns`. */
export const routeColumns =
  'route_revision, route_stage, route_version, by_model, shown, audit, overlap, draws, reason'

/** Keeps where each item went and why. The same few draws and reasons stand behind most items, so they are stored once. */
export class Routes {
  readonly #catalogue: Catalogue
  readonly #keep

  constructor(db: Database.Database, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#keep = db.prepare<[...RouteColumns, number]>(
      `UPDATE items SET (${routeColumns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?`,
    )
  }

  /** Of an item that is there already; a new one is stored with its route. */
  keep(task: number, item: number, route: Route): void {
    mustTouchOne(this.#keep.run(...this.columns(task, route), item), 'route of an item')
  }

  columns(task: number, route: Route): RouteColumns {
    const { version } = route
    return [
      route.revision,
      route.stage,
      version === null ? null : (this.#catalogue.findVersion(task, version)?.id ?? null),
      route.decidedBy === 'model' ? 1 : 0,
      route.showPrediction ? 1 : 0,
      route.audit ? 1 : 0,
      route.overlap ? 1 : 0,
      this.#catalogue.draws(JSON.stringify(route.draws)),
      this.#catalogue.reason(route.why),
    ]
  }
}
