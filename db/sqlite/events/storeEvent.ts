import { checkAnswer } from '../../../shared/ingest/checkAnswer'
import type { CheckedEvent, Rejection } from '../../../shared/ingest/parsed'
import type { Audits } from '../routing/audits'
import type { TaskEntry } from '../catalogue/catalogue'
import type { Finals } from '../routing/finals'
import { gridPlace } from '../automation/gridPlaces'
import type { Disputes } from '../disputes/disputes'
import {
  textToScores,
  textToSegments,
  type ItemFacts,
  type StoredDecision,
} from '../routing/itemFacts'
import { KnownEvents } from './knownEvents'
import { Lanes } from '../routing/lanes'
import type { Opinions } from '../routing/opinions'
import type { RoutedItem, Router } from '../routing/router'
import { routeColumns, type RouteColumns } from '../routing/routes'
import { mustFind } from '../rows'
import type { TruthKeeper } from '../disputes/truths'
import type { Writer } from '../writer'

export type Stored = 'accepted' | 'duplicate' | Rejection

type PredictionChecked = Extract<CheckedEvent, { type: 'prediction' }>
type DecisionChecked = Extract<CheckedEvent, { type: 'decision' }>

/** What a prediction names, by the numbers that stand for it. */
interface FoundPrediction {
  readonly task: TaskEntry
  readonly version: number
  readonly label: number
  readonly segments: string | null
  readonly at: number
}

interface ItemRow {
  readonly id: number
  readonly arrived_at: number | null
  readonly segments: string | null
  readonly has_payload: number
}

/** Stores one event at a time, inside the transaction of its batch. */
export class EventWriter {
  readonly #writer: Writer
  readonly #lanes: Lanes
  readonly #router: Router
  readonly #finals: Finals
  readonly #audits: Audits
  readonly #opinions: Opinions
  readonly #disputes: Disputes
  readonly #truths: TruthKeeper
  readonly #known: KnownEvents
  readonly #statements

  constructor(
    writer: Writer,
    parts: {
      readonly lanes: Lanes
      readonly router: Router
      readonly finals: Finals
      readonly audits: Audits
      readonly opinions: Opinions
      readonly disputes: Disputes
      readonly truths: TruthKeeper
    },
  ) {
    const { db } = writer
    this.#writer = writer
    this.#lanes = parts.lanes
    this.#router = parts.router
    this.#finals = parts.finals
    this.#audits = parts.audits
    this.#opinions = parts.opinions
    this.#disputes = parts.disputes
    this.#truths = parts.truths
    this.#known = new KnownEvents(db)
    this.#statements = {
      addItem: db.prepare<[number, string, number, string | null, number, ...RouteColumns]>(
        `INSERT OR IGNORE INTO items (task, outside_id, arrived_at, segments, has_payload,
           ${routeColumns})
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      expectItem: db.prepare<[number, string]>(
        'INSERT OR IGNORE INTO items (task, outside_id, has_payload) VALUES (?, ?, 0)',
      ),
      findItem: db.prepare<[number, string], ItemRow>(
        'SELECT id, arrived_at, segments, has_payload FROM items WHERE task = ? AND outside_id = ?',
      ),
      completeItem: db.prepare<[number, string | null, number, number]>(
        `UPDATE items SET arrived_at = coalesce(arrived_at, ?), segments = ?, has_payload = ?
         WHERE id = ?`,
      ),
      addPayload: db.prepare<[number, string]>('INSERT INTO payloads (item, body) VALUES (?, ?)'),
      addPrediction: db.prepare<
        [
          item: number,
          version: number,
          label: number,
          confidence: number,
          createdAt: number,
          mark: number,
          event: string,
          scores: string | null,
          explanation: string | null,
        ]
      >(
        `INSERT OR IGNORE INTO predictions
           (item, version, label, confidence, created_at, mark, event, scores, explanation)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      addDecision: db.prepare<
        [
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number | null,
          string,
          string,
          number,
        ]
      >(
        `INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
           task_revision, duration_ms, note, event, mark)
         VALUES (?, ?, ?, ?, ?, ?, 'event', ?, ?, ?, ?, ?)`,
      ),
      addOutcome: db.prepare<[number, number, number, string]>(
        'INSERT INTO outcomes (item, label, observed_at, event) VALUES (?, ?, ?, ?)',
      ),
    }
  }

  /** What became of the event; a rejection leaves nothing behind. */
  store(event: CheckedEvent, at: number): Stored {
    const task = this.#writer.catalogue.task(event.task)
    if (!task)
      return {
        reason: 'unknown_task',
        path: 'task',
        message: `no task "${event.task}" is defined: define it, and its lines are tried again`,
      }
    const checked = checkAnswer(event, task.task.kind, (label) => task.codeByLabel.has(label))
    if ('rejection' in checked) return checked.rejection

    const known = this.#known.remember(event.id, event.digest)
    if (known === 'same') return 'duplicate'
    if (known === 'other')
      return {
        reason: 'duplicate_conflict',
        path: 'id',
        message: `an event "${event.id}" with other content was taken in before: give this one an id of its own`,
      }
    const label = mustFind(task.answers.keep(checked.value) ?? undefined, 'number of an answer')
    switch (event.type) {
      case 'prediction':
        return this.#storePrediction(event, task, label, at)
      case 'decision':
        this.#writer.newRows.flush()
        return this.#storeDecision(event, task, label, at)
      case 'outcome':
        this.#writer.newRows.flush()
        return this.#storeOutcome(event, task, label)
    }
  }

  #storePrediction(event: PredictionChecked, known: TaskEntry, label: number, at: number): Stored {
    const { catalogue, counters } = this.#writer
    const version = catalogue.version(known.id, event.model, event.version, at)
    const task = this.#router.adopt(known, version, at)
    const segments = event.segment
      ? JSON.stringify(
          Object.entries(event.segment).map(([key, value]) =>
            catalogue.segment(task.id, key, value),
          ),
        )
      : null
    const routed = routedItem(event, task)
    const asked = this.#router.ask(task, routed)
    const added = this.#statements.addItem.run(
      task.id,
      event.itemId,
      at,
      segments,
      event.payload === null ? 0 : 1,
      ...asked.columns,
    )
    const item =
      added.changes === 1
        ? null
        : mustFind(this.#statements.findItem.get(task.id, event.itemId), `item ${event.itemId}`)
    if (item)
      return this.#addToKnownItem(item, event, { task, version: version.id, label, segments, at })
    const id = Number(added.lastInsertRowid)
    const { newRows } = this.#writer
    newRows.predictions.add(id, ...predictionCells(event, version.id, label, catalogue.mark()))
    if (event.payload !== null) newRows.payloads.add(id, event.payload)
    counters.task(task.id, 'items', 1)
    if (event.payload === null) counters.task(task.id, 'without_payload', 1)
    this.#countPrediction(task, version.id, event)
    this.#router.send(task, { id, ...routed }, asked, at)
    return 'accepted'
  }

  #addToKnownItem(item: ItemRow, event: PredictionChecked, found: FoundPrediction): Stored {
    const { task, version, label, segments, at } = found
    this.#writer.newRows.flush()
    const before = this.#writer.facts.read(item.id)
    const { changes } = this.#statements.addPrediction.run(
      item.id,
      ...predictionCells(event, version, label, this.#writer.catalogue.mark()),
    )
    if (changes === 0) {
      this.#known.forget(event.id)
      return {
        reason: 'duplicate_prediction',
        path: 'item.id',
        message: `${event.model} ${event.version} already predicted item "${event.itemId}": a version predicts an item once`,
      }
    }
    this.#countPrediction(task, version, event)
    this.#completeItem(item, before, event, segments, task, at)
    return 'accepted'
  }

  #countPrediction(task: TaskEntry, version: number, event: PredictionChecked): void {
    const { counters } = this.#writer
    counters.version(version, 1)
    counters.predictionPlace(version, gridPlace(event.confidence), 1)
    counters.task(task.id, 'predictions', 1)
  }

  /** A known item gets what it lacked: its arrival, its payload, its segment, one more prediction. */
  #completeItem(
    item: ItemRow,
    before: ItemFacts,
    event: PredictionChecked,
    segments: string | null,
    task: TaskEntry,
    at: number,
  ): void {
    const { counters } = this.#writer
    const arrives = item.arrived_at === null
    const getsPayload = item.has_payload === 0 && event.payload !== null
    const keptSegments = item.segments ?? segments
    if (arrives || getsPayload || keptSegments !== item.segments)
      this.#statements.completeItem.run(
        at,
        keptSegments,
        getsPayload || item.has_payload === 1 ? 1 : 0,
        item.id,
      )
    if (arrives) {
      counters.task(task.id, 'items', 1)
      counters.task(task.id, 'unmatched', -before.decisions.filter((one) => one.independent).length)
      if (!getsPayload) counters.task(task.id, 'without_payload', 1)
    } else if (getsPayload) counters.task(task.id, 'without_payload', -1)
    if (getsPayload && event.payload !== null)
      this.#statements.addPayload.run(item.id, event.payload)
    const isJudged = before.decisions.length > 0 || before.isSettled
    if (before.decisions.length > 0 && before.route === null)
      this.#router.noteDecided(task, item.id, event.itemId)
    if (isJudged)
      this.#writer.replaceInFigures(task, before, {
        ...this.#writer.facts.read(item.id),
        segments: textToSegments(keptSegments),
      })
    this.#router.reroute(task, item.id, event.itemId, at)
    if (isJudged) this.#disputes.follow(task, item.id, this.#writer.facts.read(item.id))
  }

  #storeDecision(event: DecisionChecked, task: TaskEntry, label: number, at: number): Stored {
    const { catalogue, counters, facts } = this.#writer
    const item = this.#knownOrExpected(task, event.itemId)
    const decider = catalogue.decider(event.decider)
    const before = facts.read(item)
    const { lastInsertRowid } = this.#statements.addDecision.run(
      item,
      decider,
      label,
      event.decidedAt,
      at,
      event.independent ? 1 : 0,
      task.revision,
      event.durationMs,
      event.note,
      event.id,
      catalogue.mark(),
    )
    const decision: StoredDecision = {
      id: Number(lastInsertRowid),
      decider,
      label,
      decidedAt: event.decidedAt,
      independent: event.independent,
      withdrawn: false,
      mark: catalogue.mark(),
    }
    const after = { ...before, decisions: [...before.decisions, decision] }
    this.#writer.replaceInFigures(task, before, after)
    counters.task(task.id, 'decisions', 1)
    if (event.independent) {
      counters.task(task.id, 'independent', 1)
      if (before.arrivedAt === null) counters.task(task.id, 'unmatched', 1)
      counters.decider(task.id, decider, event.durationMs, 1)
    }
    // An audit still has to be made blind where this answer was not.
    if (!before.automatic || event.independent) this.#lanes.dropFromAll(task.id, item)
    if (before.automatic) this.#audits.recheck(task, item, at)
    else this.#finals.addOfPerson(decision.id)
    if (task.task.review.decisions === 'both') this.#opinions.ask(task, item, after, at)
    this.#disputes.follow(task, item, after)
    return 'accepted'
  }

  #storeOutcome(
    event: Extract<CheckedEvent, { type: 'outcome' }>,
    task: TaskEntry,
    label: number,
  ): Stored {
    const item = this.#knownOrExpected(task, event.itemId)
    const before = this.#writer.facts.read(item)
    this.#statements.addOutcome.run(item, label, event.observedAt, event.id)
    const truth = this.#truths.settle(item)?.label ?? null
    const after = { ...before, truth, isSettled: true }
    this.#writer.replaceInFigures(task, before, after)
    this.#disputes.follow(task, item, after)
    this.#writer.counters.task(task.id, 'outcomes', 1)
    return 'accepted'
  }

  /** The item's number; one that has not arrived yet gets its place kept. */
  #knownOrExpected(task: TaskEntry, itemId: string): number {
    const added = this.#statements.expectItem.run(task.id, itemId)
    if (added.changes === 1) return Number(added.lastInsertRowid)
    return mustFind(this.#statements.findItem.get(task.id, itemId), `item ${itemId}`).id
  }
}

/** All that the row of a prediction holds beside its item. */
function predictionCells(event: PredictionChecked, version: number, label: number, mark: number) {
  const { confidence, createdAt, id, scores, explanation } = event
  return [
    version,
    label,
    confidence,
    createdAt,
    mark,
    id,
    scores?.json ?? null,
    explanation,
  ] as const
}

/** What a prediction tells of an item that nobody has heard of before. */
function routedItem(event: PredictionChecked, { task }: TaskEntry): Omit<RoutedItem, 'id'> {
  const { model, version, confidence, itemId } = event
  const label = typeof event.value === 'string' ? event.value : JSON.stringify(event.value)
  // Only conditions look at scores, and reading them costs as much as routing does.
  const scores = task.review.conditions ? textToScores(event.scores?.json ?? null) : null
  return {
    itemId,
    hasPayload: event.payload !== null,
    decided: false,
    waitsBlind: false,
    segment: event.segment ?? {},
    predictions: [{ model, version, label, confidence, scores }],
  }
}
