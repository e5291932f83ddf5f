import type Database from 'better-sqlite3'
import { isDisputed } from '../../../shared/review/dispute'
import type { TaskEntry } from '../catalogue/catalogue'
import type { ItemFacts } from '../routing/itemFacts'
import type { Lanes } from '../routing/lanes'

/** Says which items belong to the reviewers. */
export class DisputeRule {
  readonly #waits

  constructor(db: Database.Database) {
    this.#waits = db.prepare<[number, number]>(
      `SELECT 1 FROM work WHERE task = ? AND item = ?
         AND lane IN ('blind', 'low-confidence', 'assisted', 'overlap', 'audit', 'deferred')`,
    )
  }

  /** While somebody is still to be asked, a reviewer waits. `waits` says whether the item does, where that is known. */
  isDisputed({ answers }: TaskEntry, item: number, facts: ItemFacts, waits?: boolean): boolean {
    if (facts.arrivedAt === null || !facts.hasPayload || facts.decisions.length === 0) return false
    const { decisions, isSettled } = facts
    const predicted = routedLabel(facts)
    return (
      isDisputed({ predicted, decisions, isSettled }, (a, b) => answers.isSame(a, b)) &&
      !(waits ?? this.#waits.get(facts.task, item) !== undefined)
    )
  }
}

/** What the version says that the item was routed to; null where it says nothing. */
export function routedLabel({ route, predictions }: ItemFacts): number | null {
  return predictions.find((one) => one.version === route?.version)?.label ?? null
}

/** Keeps the lane of disagreements in step with what is said of items. */
export class Disputes {
  readonly #rule: DisputeRule
  readonly #lanes: Lanes

  constructor(db: Database.Database, lanes: Lanes) {
    this.#rule = new DisputeRule(db)
    this.#lanes = lanes
  }

  /** To be called last, after whatever changed what is said of an item or where it waits. */
  follow(task: TaskEntry, item: number, facts: ItemFacts, waits?: boolean): void {
    const { arrivedAt } = facts
    if (arrivedAt === null || !this.#rule.isDisputed(task, item, facts, waits)) {
      if (this.#lanes.drop(facts.task, 'disagreements', item)) this.#lanes.release(item)
      return
    }
    this.#lanes.put(facts.task, 'disagreements', item, arrivedAt)
  }
}
