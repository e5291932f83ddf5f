import type Database from 'better-sqlite3'
import type { Doer, PastEvent, ShownThing } from '../../../../shared/contract/past'
import type { Draw } from '../../../../shared/routing/bucket'
import type { Stage } from '../../../../shared/schema/deployment'
import type { RulingKind } from '../../../../shared/schema/ruling'
import { parseTrusted } from '../../../trusted'
import type { TaskEntry } from '../../catalogue/catalogue'
import { takenBackNote } from '../flags'

type NameDoer = (name: string) => Doer

/** Something that a person did, as it lies in its table. */
interface Row {
  readonly name: string
  readonly at: number
}
interface Said extends Row {
  readonly label: number
  readonly note: string
}

/** Reads everything that happened to an item, from where each kind of it is kept. */
export class PastEvents {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      arrival: db.prepare<[number], { at: number | null }>(
        'SELECT arrived_at AS at FROM items WHERE id = ?',
      ),
      route: db.prepare<[number], { stage: Stage; by_model: number; why: string; draws: string }>(
        `SELECT r.stage, r.by_model, w.text AS why, r.draws
         FROM routes r JOIN reasons w ON w.id = r.reason WHERE r.item = ?`,
      ),
      predictions: db.prepare<
        [number],
        { model: string; version: string; label: number; confidence: number; at: number }
      >(
        `SELECT v.model, v.version, p.label, p.confidence, p.created_at AS at
         FROM predictions p JOIN versions v ON v.id = p.version WHERE p.item = ? ORDER BY v.id`,
      ),
      automatic: db.prepare<
        [number],
        {
          model: string
          version: string
          label: number
          confidence: number
          at: number
          line: number | null
        }
      >(
        `SELECT v.model, v.version, a.label, a.confidence, a.decided_at AS at, f.cursor AS line
         FROM automatic_decisions a JOIN versions v ON v.id = a.version
         LEFT JOIN final_decisions f
           ON f.item = a.item AND f.corrects IS NULL AND f.decider IS NULL
         WHERE a.item = ?`,
      ),
      decisions: db.prepare<
        [number],
        Said & { independent: number; undoneAt: number | null; line: number | null }
      >(
        `SELECT n.name, d.decided_at AS at, d.label, d.note, d.independent,
                u.undone_at AS undoneAt, CASE WHEN u.decision IS NULL THEN f.cursor END AS line
         FROM decisions d JOIN deciders n ON n.id = d.decider
         LEFT JOIN decision_undos u ON u.decision = d.id
         LEFT JOIN final_decisions f ON f.item = d.item AND f.corrects IS NULL
           AND f.decider = d.decider AND f.decided_at = d.decided_at
         WHERE d.item = ? ORDER BY d.id`,
      ),
      hasDecided: db.prepare<[number, number]>(
        `SELECT 1 FROM decisions d WHERE d.item = ? AND d.decider = ?
           AND NOT EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id)`,
      ),
      deferrals: db.prepare<
        [number],
        Row & { reason: string; until: number | null; undoneAt: number | null }
      >(
        `SELECT n.name, f.deferred_at AS at, f.reason, f.until, u.undone_at AS undoneAt
         FROM deferrals f JOIN deciders n ON n.id = f.decider
         LEFT JOIN deferral_undos u ON u.deferral = f.id WHERE f.item = ? ORDER BY f.id`,
      ),
      // A flag that was raised again, as it was taken down by mistake, lies there twice.
      flags: db.prepare<
        [number],
        Row & {
          note: string
          endedBy: string | null
          endedAt: number | null
          endNote: string | null
        }
      >(
        `SELECT n.name, f.flagged_at AS at, f.note, m.name AS endedBy, e.ended_at AS endedAt,
                e.note AS endNote
         FROM flags f JOIN deciders n ON n.id = f.decider
         LEFT JOIN flag_ends e ON e.flag = f.id LEFT JOIN deciders m ON m.id = e.decider
         WHERE f.item = ? AND NOT EXISTS (
           SELECT 1 FROM flags g WHERE g.item = f.item AND g.id > f.id
             AND g.decider = f.decider AND g.flagged_at = f.flagged_at)
         ORDER BY f.id`,
      ),
      reveals: db.prepare<[number], Row & { what: ShownThing }>(
        `SELECT n.name, r.revealed_at AS at, r.what
         FROM reveals r JOIN deciders n ON n.id = r.decider WHERE r.item = ?`,
      ),
      rulings: db.prepare<
        [number],
        Row & { kind: RulingKind; label: number | null; note: string; undoneAt: number | null }
      >(
        `SELECT n.name, r.ruled_at AS at, r.kind, r.label, r.note, u.undone_at AS undoneAt
         FROM rulings r JOIN deciders n ON n.id = r.decider
         LEFT JOIN ruling_undos u ON u.ruling = r.id WHERE r.item = ? ORDER BY r.id`,
      ),
      corrections: db.prepare<[number], Said & { line: number | null }>(
        `SELECT n.name, c.corrected_at AS at, c.label, c.note, f.cursor AS line
         FROM corrections c JOIN deciders n ON n.id = c.decider
         LEFT JOIN final_decisions f ON f.item = c.item AND f.corrects IS NOT NULL
           AND f.decider = c.decider AND f.decided_at = c.corrected_at AND f.label = c.label
         WHERE c.item = ? ORDER BY c.id`,
      ),
      outcomes: db.prepare<[number], { label: number; at: number }>(
        'SELECT label, observed_at AS at FROM outcomes WHERE item = ? ORDER BY id',
      ),
    }
  }

  /** True where an answer of this person stands. */
  hasDecided(item: number, decider: number): boolean {
    return this.#statements.hasDecided.get(item, decider) !== undefined
  }

  /** Everything, kind by kind; whose names it holds is for `doer` to say. */
  read(task: TaskEntry, item: number, doer: NameDoer): readonly PastEvent[] {
    const value = (code: number) => task.answers.valueOf(code)
    const { predictions, automatic, corrections, outcomes, reveals } = this.#statements
    return [
      ...this.#cameIn(item),
      ...predictions
        .all(item)
        .map(({ label, ...row }) => ({ kind: 'predicted' as const, ...row, value: value(label) })),
      ...automatic.all(item).map(({ label, ...row }) => ({
        kind: 'decided-by-model' as const,
        ...row,
        value: value(label),
      })),
      ...this.#decided(task, item, doer),
      ...this.#putOff(item, doer),
      ...this.#flagged(item, doer),
      ...this.#ruled(task, item, doer),
      ...corrections.all(item).map(({ name, label, ...row }) => ({
        kind: 'corrected' as const,
        ...row,
        by: doer(name),
        value: value(label),
      })),
      ...reveals
        .all(item)
        .map(({ name, ...row }) => ({ kind: 'shown' as const, ...row, by: doer(name) })),
      ...outcomes
        .all(item)
        .map(({ at, label }) => ({ kind: 'turned-out' as const, at, value: value(label) })),
    ]
  }

  #cameIn(item: number): readonly PastEvent[] {
    const at = this.#statements.arrival.get(item)?.at ?? null
    if (at === null) return []
    const route = this.#statements.route.get(item)
    const arrived = { kind: 'arrived', at } as const
    if (!route) return [arrived]
    const { stage, by_model, why, draws } = route
    const decidedBy = by_model === 1 ? 'model' : 'people'
    return [
      arrived,
      { kind: 'routed', at, stage, decidedBy, why, draws: parseTrusted<Draw[]>(draws) },
    ]
  }

  #decided(task: TaskEntry, item: number, doer: NameDoer): readonly PastEvent[] {
    return this.#statements.decisions.all(item).flatMap<PastEvent>((row) => {
      const by = doer(row.name)
      const value = task.answers.valueOf(row.label)
      const { at, note, line, undoneAt } = row
      const independent = row.independent === 1
      return [
        { kind: 'decided', at, by, value, note, independent, line },
        ...taken(undoneAt, { by, act: 'decision', value }),
      ]
    })
  }

  #putOff(item: number, doer: NameDoer): readonly PastEvent[] {
    return this.#statements.deferrals.all(item).flatMap<PastEvent>((row) => {
      const by = doer(row.name)
      const { at, reason, until, undoneAt } = row
      return [
        { kind: 'deferred', at, by, reason, until },
        ...taken(undoneAt, { by, act: 'deferral', value: null }),
      ]
    })
  }

  #flagged(item: number, doer: NameDoer): readonly PastEvent[] {
    return this.#statements.flags.all(item).flatMap<PastEvent>((row) => {
      const by = doer(row.name)
      const { at, note, endedBy, endedAt, endNote } = row
      const flagged = { kind: 'flagged', at, by, note } as const
      if (endedBy === null || endedAt === null) return [flagged]
      return endNote === takenBackNote
        ? [flagged, ...taken(endedAt, { by, act: 'flag', value: null })]
        : [flagged, { kind: 'unflagged', at: endedAt, by: doer(endedBy), note: endNote ?? '' }]
    })
  }

  #ruled(task: TaskEntry, item: number, doer: NameDoer): readonly PastEvent[] {
    return this.#statements.rulings.all(item).flatMap<PastEvent>((row) => {
      const by = doer(row.name)
      const value = row.label === null ? null : task.answers.valueOf(row.label)
      const { at, kind: ruling, note, undoneAt } = row
      return [
        { kind: 'ruled', at, by, ruling, value, note },
        ...taken(undoneAt, { by, act: 'ruling', value }),
      ]
    })
  }
}

type Undone = Extract<PastEvent, { kind: 'undone' }>

function taken(at: number | null, what: Pick<Undone, 'by' | 'act' | 'value'>): readonly Undone[] {
  return at === null ? [] : [{ kind: 'undone', at, ...what }]
}
