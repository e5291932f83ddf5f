import type Database from 'better-sqlite3'
import { routeItem, type Route, type RoutedPrediction } from '../../../shared/routing/route'
import { changed } from '../../../shared/gates/transitions/act'
import type { VersionRef } from '../../../shared/schema/deployment'
import type { TaskEntry } from '../catalogue/catalogue'
import type { Finals } from './finals'
import { textToScores } from './itemFacts'
import type { Lanes } from './lanes'
import type { RouteColumns, Routes } from './routes'
import { WaitingBlind } from './waitingBlind'
import { mustFind } from '../rows'
import { sha256 } from '../sha256'
import { Worths } from './worths'
import type { Writer } from '../writer'

/** An item as far as it matters for where it goes. */
export interface RoutedItem {
  readonly id: number
  readonly itemId: string
  readonly hasPayload: boolean
  readonly decided: boolean
  readonly waitsBlind: boolean
  readonly segment: Readonly<Record<string, string>>
  readonly predictions: readonly RoutedPrediction[]
}

/** A route, and how it is stored. */
export interface AskedRoute {
  readonly route: Route
  readonly columns: RouteColumns
}

interface PredictionRow {
  readonly model: string
  readonly version: string
  readonly label: number
  readonly confidence: number
  readonly scores: string | null
}

/** Sends items where the policy in force wants them, and writes down why. */
export class Router {
  readonly #writer: Writer
  readonly #lanes: Lanes
  readonly #routes: Routes
  readonly #finals: Finals
  readonly #worths: Worths
  readonly #waitingBlind: WaitingBlind
  readonly #statements

  constructor(writer: Writer, lanes: Lanes, routes: Routes, finals: Finals) {
    this.#writer = writer
    this.#lanes = lanes
    this.#routes = routes
    this.#finals = finals
    this.#worths = new Worths(writer.db, writer.catalogue)
    this.#waitingBlind = new WaitingBlind(writer.db)
    this.#statements = prepareStatements(writer.db)
  }

  /** The first version that predicts is put in charge of watching: somebody has to be compared. */
  adopt(task: TaskEntry, version: VersionRef, at: number): TaskEntry {
    const { deployment } = task.state
    const { strategy } = deployment
    if (strategy.kind !== 'single' || strategy.serving !== null) return task
    const serving = { model: version.model, version: version.version }
    const after = changed(deployment, { strategy: { kind: 'single', serving } })
    this.#statements.adopt.run(JSON.stringify(after.strategy), after.revision, at, task.id)
    this.#statements.remember.run(task.id, after.revision, at, JSON.stringify(after))
    this.#writer.audit.append({
      at,
      actor: 'understudy',
      account: 'understudy',
      act: 'automation.adopt',
      detail: {
        task: task.task.id,
        reason: 'The first version that sent a prediction is compared with people.',
        before: deployment,
        after,
      },
    })
    this.#writer.catalogue.forget()
    return mustFind(this.#writer.catalogue.task(task.task.id) ?? undefined, 'task')
  }

  /** Where an item goes that may be about to be stored, whose number is not known yet. */
  ask(task: TaskEntry, item: Omit<RoutedItem, 'id'>): AskedRoute {
    const route = this.#ask(task, item)
    return { route, columns: this.#routes.columns(task.id, route) }
  }

  /** Lets an item that was stored with its route go there. */
  send(task: TaskEntry, item: RoutedItem, { route }: AskedRoute, at: number): void {
    if (route.lane !== null)
      this.#lanes.putNew(task.id, route.lane, item.id, at, this.#worths.sort(task, route, item, at))
    else if (route.decidedBy === 'model') {
      this.#writer.newRows.flush()
      this.#letModelDecide(task, item.id, route, at)
    }
  }

  /**
   * Routes an item anew, as another prediction of it has come or the policy is another. One that somebody is looking at,
   * that was decided meanwhile, or that waits for another opinion stays as it is; so does one that a person has put off,
   * flagged or taken an answer back of, unless it stays with people anyway.
   */
  reroute(task: TaskEntry, id: number, itemId: string, at: number): void {
    const state = this.#statements.state.get(at, id)
    if (!state || state.automatic === 1 || state.claimed === 1 || state.decided === 1) return
    const item: RoutedItem = {
      id,
      itemId,
      hasPayload: state.has_payload === 1,
      decided: false,
      waitsBlind: this.#waitingBlind.has(task.id, id),
      segment: this.#segment(state.segments),
      predictions: this.#statements.predictions.all(id).map((row) => rowToPrediction(row, task)),
    }
    const route = this.#ask(task, item)
    const isDeferred = this.#lanes.waitsSince(task.id, 'deferred', id) !== null
    if (isDeferred || (route.decidedBy === 'model' && state.touched === 1)) return
    if (route.lane !== null && this.#lanes.waitsSince(task.id, route.lane, id) !== null) {
      this.#routes.keep(task.id, id, route)
      return
    }
    this.#lanes.dropFromAll(task.id, id)
    this.#routes.keep(task.id, id, route)
    this.#apply(task, item, route, state.arrived_at ?? at, at)
  }

  /** Writes down where an item belongs that people decided before its prediction came. */
  noteDecided(task: TaskEntry, id: number, itemId: string): void {
    const decided = {
      itemId,
      hasPayload: true,
      decided: true,
      waitsBlind: false,
      segment: {},
      predictions: [],
    }
    this.#routes.keep(task.id, id, this.#ask(task, decided))
  }

  #ask(task: TaskEntry, item: Omit<RoutedItem, 'id'>): Route {
    return routeItem({
      task: task.task.id,
      item: item.itemId,
      deployment: task.state.deployment,
      review: task.task.review,
      hasPayload: item.hasPayload,
      decided: item.decided,
      waitsBlind: item.waitsBlind,
      segment: item.segment,
      predictions: item.predictions,
      sha256,
    })
  }

  #apply(task: TaskEntry, item: RoutedItem, route: Route, since: number, at: number): void {
    if (route.lane !== null)
      this.#lanes.put(task.id, route.lane, item.id, since, this.#worths.sort(task, route, item, at))
    if (route.decidedBy === 'model') this.#letModelDecide(task, item.id, route, at)
  }

  #letModelDecide(task: TaskEntry, item: number, route: Route, at: number): void {
    if (route.version === null) return
    const { id } = mustFind(
      this.#writer.catalogue.findVersion(task.id, route.version) ?? undefined,
      'routed version',
    )
    const { stage, revision } = route
    this.#statements.decide.run({ item, version: id, at, stage, revision })
    this.#writer.counters.automatic(task.id, route.revision, 1)
    this.#finals.addOfModel(item)
    // Also where people decide elsewhere: their answers come as events, and until then it waits here to be seen.
    if (route.audit) this.#lanes.put(task.id, 'audit', item, at)
  }

  #segment(ids: string | null): Readonly<Record<string, string>> {
    if (ids === null) return {}
    const rows = this.#statements.segments.all(ids)
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  }
}

function rowToPrediction(row: PredictionRow, task: TaskEntry): RoutedPrediction {
  return {
    model: row.model,
    version: row.version,
    label: task.answers.textOf(row.label),
    confidence: row.confidence,
    scores: textToScores(row.scores),
  }
}

function prepareStatements(db: Database.Database) {
  return {
    adopt: db.prepare<[string, number, number, number]>(
      'UPDATE deployments SET strategy = ?, revision = ?, since = ? WHERE task = ?',
    ),
    remember: db.prepare<[number, number, number, string]>(
      `INSERT INTO deployment_history (task, revision, since, deployment) VALUES (?, ?, ?, ?)`,
    ),
    state: db.prepare<
      [number, number],
      {
        arrived_at: number | null
        segments: string | null
        has_payload: number
        automatic: number
        claimed: number
        decided: number
        touched: number
      }
    >(
      `SELECT i.arrived_at, i.segments, i.has_payload, a.item IS NOT NULL AS automatic,
              EXISTS (SELECT 1 FROM claims c WHERE c.item = i.id AND c.until > ?) AS claimed,
              EXISTS (SELECT 1 FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id
                      WHERE d.item = i.id AND u.decision IS NULL) AS decided,
              (EXISTS (SELECT 1 FROM decisions d WHERE d.item = i.id)
               OR EXISTS (SELECT 1 FROM work w WHERE w.task = i.task AND w.item = i.id
                          AND w.lane IN ('overlap', 'audit', 'disagreements'))
               OR EXISTS (SELECT 1 FROM flagged f WHERE f.task = i.task AND f.item = i.id))
                AS touched
       FROM items i LEFT JOIN automatic_decisions a ON a.item = i.id WHERE i.id = ?`,
    ),
    predictions: db.prepare<[number], PredictionRow>(
      `SELECT v.model, v.version, p.label, p.confidence, p.scores
       FROM predictions p JOIN versions v ON v.id = p.version
       WHERE p.item = ?`,
    ),
    segments: db.prepare<[string], { key: string; value: string }>(
      'SELECT key, value FROM segments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
    ),
    decide: db.prepare(
      `INSERT INTO automatic_decisions (item, version, label, confidence, decided_at, stage, revision)
       SELECT p.item, p.version, p.label, p.confidence, @at, @stage, @revision
       FROM predictions p WHERE p.item = @item AND p.version = @version`,
    ),
  }
}
