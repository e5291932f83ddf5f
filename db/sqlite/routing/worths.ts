import type Database from 'better-sqlite3'
import { itemWorth } from '../../../shared/review/order'
import { isSameVersion, servingVersion } from '../../../shared/schema/deployment'
import type { Route } from '../../../shared/routing/route'
import type { Catalogue, TaskEntry } from '../catalogue/catalogue'
import type { Sorted } from './lanes'
import type { RoutedItem } from './router'

/** Segments with enough reviews, of one task at one moment. */
interface Enough {
  readonly at: number
  readonly revision: number
  readonly keys: ReadonlySet<string>
  readonly values: ReadonlySet<string>
}

/** What the place of an item depends on. */
export interface WaitingFacts {
  /** Drawn for a second opinion. */
  readonly isOverlap: boolean
  readonly segment: RoutedItem['segment']
  /** The prediction that people may see first; null where they may not. */
  readonly shown: { readonly label: string; readonly confidence: number } | null
}

/** Which segments have enough changes slowly, and every item asks. */
const keepMs = 10_000

/** Says where in a lane an item belongs. */
export class Worths {
  readonly #catalogue: Catalogue
  readonly #known = new Map<number, Enough>()
  readonly #enough

  constructor(db: Database.Database, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#enough = db.prepare<[number, number], { key: string; value: string }>(
      `SELECT s.key, s.value FROM gate_pairs g JOIN segments s ON s.id = g.segment
       WHERE g.version = ? AND g.segment > 0 GROUP BY g.segment HAVING sum(g.n) >= ?`,
    )
  }

  /** In a lane that is ordered by confidence everybody may see it; in the others it stays unknown. */
  sort(task: TaskEntry, route: Route, item: RoutedItem, at: number): Sorted {
    const shown = route.showPrediction
      ? item.predictions.find((one) => isSameVersion(one, route.version))
      : undefined
    const { segment } = item
    return this.sortBy(task, { isOverlap: route.overlap, segment, shown: shown ?? null }, at)
  }

  /** The same for an item that comes back. */
  sortBy(task: TaskEntry, { isOverlap, segment, shown }: WaitingFacts, at: number): Sorted {
    const label = task.task.labels.find((one) => one.id === shown?.label)
    return {
      confidence: shown?.confidence ?? null,
      worth: itemWorth({
        isOverlap,
        isRareSegment: this.#isRare(task, segment, at),
        isCritical: label?.critical === true,
      }),
    }
  }

  #isRare(task: TaskEntry, segment: RoutedItem['segment'], at: number): boolean {
    const { keys, values } = this.#enoughOf(task, at)
    if (keys.size === 0) return false
    return Object.entries(segment).some(
      ([key, value]) => keys.has(key) && !values.has(pairName(key, value)),
    )
  }

  #enoughOf(task: TaskEntry, at: number): Enough {
    const known = this.#known.get(task.id)
    if (known && known.revision === task.revision && Math.abs(at - known.at) < keepMs) return known
    const serving = servingVersion(task.state.deployment.strategy)
    const version = serving && this.#catalogue.findVersion(task.id, serving)
    const rows = version ? this.#enough.all(version.id, task.task.policy.minSegmentReviews) : []
    const enough = {
      at,
      revision: task.revision,
      keys: new Set(rows.map(({ key }) => key)),
      values: new Set(rows.map(({ key, value }) => pairName(key, value))),
    }
    this.#known.set(task.id, enough)
    return enough
  }
}

const pairName = (key: string, value: string): string => JSON.stringify([key, value])
