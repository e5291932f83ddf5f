import type Database from 'better-sqlite3'
import { wantsAnotherOpinion } from '../../../shared/review/nextOpinion'
import type { TaskEntry } from '../catalogue/catalogue'
import type { ItemFacts } from './itemFacts'
import type { Lanes } from './lanes'
import { mustFind } from '../rows'

/** Asks one more person where the draw or the task wants it. */
export class Opinions {
  readonly #lanes: Lanes
  readonly #statements

  constructor(db: Database.Database, lanes: Lanes) {
    this.#lanes = lanes
    this.#statements = {
      people: db.prepare<[], { n: number }>('SELECT count(*) AS n FROM people'),
      standing: db.prepare<[number], { decider: number; label: number }>(
        `SELECT d.decider, d.label FROM decisions d
         WHERE d.item = ? AND NOT EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id)`,
      ),
    }
  }

  /**
   * To be called after a decision; `since` is when the item came. True where one more person is asked; an audit is one
   * opinion and no more.
   */
  ask(task: TaskEntry, item: number, said: ItemFacts, since: number): boolean {
    if (said.automatic || said.arrivedAt === null || !said.hasPayload) return false
    const isDrawn = said.route?.overlap === true
    const { thirdOpinion } = task.task.review
    if (!isDrawn && !thirdOpinion) return false
    const people = mustFind(this.#statements.people.get(), 'count of people').n
    const opinions = this.#statements.standing.all(item)
    const facts = { isDrawn, thirdOpinion, opinions, people }
    const isAsked = wantsAnotherOpinion(facts, (a, b) => task.answers.isSame(a, b))
    if (isAsked) this.#lanes.put(task.id, 'overlap', item, since)
    return isAsked
  }
}
