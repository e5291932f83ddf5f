import type Database from 'better-sqlite3'
import type { RouteAnswer } from '../../../shared/contract/automation'
import type { RequestError } from '../../../shared/contract/errors'
import type { ParsedInputOf } from '../../../shared/contract/requests'
import { succeed, fail, type Result } from '../../../shared/result'
import { shapePolicyFile, type PolicyFile } from '../../../shared/routing/policyFile'
import { routeItem, type RoutedPrediction } from '../../../shared/routing/route'
import type { Catalogue } from '../catalogue/catalogue'
import { textToScores } from './itemFacts'
import { noTask } from '../review/reviewErrors'
import { sha256 } from '../sha256'
import { WaitingBlind } from './waitingBlind'

type RouteInput = ParsedInputOf<'automation.route'>

/** Answers what the present policy says, without changing anything. */
export class PolicyReader {
  readonly #catalogue: Catalogue
  readonly #waitingBlind: WaitingBlind
  readonly #statements

  constructor(db: Database.Database, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#waitingBlind = new WaitingBlind(db)
    this.#statements = {
      tasks: db.prepare<[], { task: string }>('SELECT outside_id AS task FROM tasks ORDER BY id'),
      item: db.prepare<[number, string], { id: number; segments: string | null }>(
        'SELECT id, segments FROM items WHERE task = ? AND outside_id = ?',
      ),
      segments: db.prepare<[string], { key: string; value: string }>(
        'SELECT key, value FROM segments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
      ),
      predictions: db.prepare<
        [number],
        {
          model: string
          version: string
          label: number
          confidence: number
          scores: string | null
        }
      >(
        `SELECT v.model, v.version, p.label, p.confidence, p.scores
         FROM predictions p JOIN versions v ON v.id = p.version
         WHERE p.item = ?`,
      ),
    }
  }

  policy(): PolicyFile {
    this.#catalogue.refresh()
    const tasks = this.#statements.tasks.all().flatMap(({ task }) => {
      const entry = this.#catalogue.task(task)
      return entry ? [{ task: entry.task, deployment: entry.state.deployment }] : []
    })
    return shapePolicyFile(tasks)
  }

  /** What is said of a known item comes from what is stored, unless a prediction is given. */
  route({ task: taskId, item, prediction }: RouteInput): Result<RouteAnswer, RequestError> {
    this.#catalogue.refresh()
    const task = this.#catalogue.task(taskId)
    if (!task) return fail(noTask(taskId))
    const row = this.#statements.item.get(task.id, item)
    const stored = row ? this.#stored(row.id) : []
    const given: readonly RoutedPrediction[] = prediction
      ? [{ ...prediction, label: prediction.label ?? '', scores: null }]
      : []
    const route = routeItem({
      task: taskId,
      item,
      deployment: task.state.deployment,
      review: task.task.review,
      hasPayload: true,
      decided: false,
      waitsBlind: row !== undefined && this.#waitingBlind.has(task.id, row.id),
      segment: { ...this.#segment(row?.segments ?? null), ...prediction?.segment },
      predictions: [
        ...given,
        ...stored.map(({ label, ...one }) => ({
          ...one,
          label: task.answers.textOf(label),
          scores: textToScores(one.scores),
        })),
      ],
      sha256,
    })
    return succeed({ task: taskId, item, ...route })
  }

  #stored(item: number) {
    return this.#statements.predictions.all(item)
  }

  #segment(ids: string | null): Readonly<Record<string, string>> {
    if (ids === null) return {}
    const rows = this.#statements.segments.all(ids)
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  }
}
