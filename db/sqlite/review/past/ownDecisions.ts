import type { RequestError } from '../../../../shared/contract/errors'
import type { OwnDecisions, OwnDecisionsPlace } from '../../../../shared/contract/past'
import { fail, succeed, type Result } from '../../../../shared/result'
import type { Value } from '../../../../shared/schema/event'
import type { TaskEntry } from '../../catalogue/catalogue'
import { noTask } from '../reviewErrors'
import type { ReviewParts } from '../reviewParts'

/** So many decisions are looked at for one answer, so that looking far back holds nobody up. */
const walked = { all: 100, searching: 2000 }

/** Before every moment there is. */
const latest: OwnDecisionsPlace = { at: Number.MAX_SAFE_INTEGER, id: 0 }

interface Row extends OwnDecisionsPlace {
  readonly itemId: string
  readonly task: number
  readonly label: number
  readonly note: string
  readonly undone: number
  readonly pending: number
  readonly told: number
  readonly corrected: number | null
}

/** Finds what a person decided, also long ago, so that they can look at it again and correct it. */
export class OwnDecisionsReader {
  readonly #parts: ReviewParts
  readonly #back

  constructor(parts: ReviewParts) {
    this.#parts = parts
    this.#back = parts.writer.db.prepare<
      OwnDecisionsPlace & { readonly decider: number; readonly count: number },
      Row
    >(
      `SELECT d.id, d.at, i.outside_id AS itemId, i.task, d.label, d.note,
              EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id) AS undone,
              EXISTS (SELECT 1 FROM pending_finals p WHERE p.decision = d.id) AS pending,
              f.cursor IS NOT NULL AS told,
              (SELECT c.label FROM final_decisions c
               WHERE c.item = d.item AND c.corrects IS NOT NULL AND f.cursor IS NOT NULL
               ORDER BY c.cursor DESC LIMIT 1) AS corrected
       FROM (SELECT id, item, label, note, decider, decided_at AS at FROM decisions
             WHERE decider = @decider AND origin = 'app' AND (decided_at, id) < (@at, @id)
             ORDER BY decided_at DESC, id DESC LIMIT @count) d
       CROSS JOIN items i ON i.id = d.item
       LEFT JOIN final_decisions f ON f.item = d.item AND f.corrects IS NULL
         AND f.decider = d.decider AND f.decided_at = d.at
       ORDER BY d.at DESC, d.id DESC`,
    )
  }

  read(
    input: {
      readonly task: string
      readonly search: string
      readonly before: OwnDecisionsPlace | null
    },
    person: string,
  ): Result<OwnDecisions, RequestError> {
    const { catalogue } = this.#parts.writer
    catalogue.refresh()
    const task = catalogue.task(input.task)
    if (!task) return fail(noTask(input.task))
    const decider = catalogue.findDecider(person) ?? 0
    const sought = input.search.trim().toLowerCase()
    const count = sought === '' ? walked.all : walked.searching
    const rows = this.#back.all({ ...(input.before ?? latest), decider, count })
    const end = rows.length === count ? rows.at(-1) : undefined
    return succeed({
      decisions: rows
        .filter((row) => row.task === task.id && row.undone === 0)
        .map((row) => toDecision(row, task))
        .filter(({ itemId, value, note }) =>
          [itemId, ...wordsOf(value, task), note].some((text) =>
            text.toLowerCase().includes(sought),
          ),
        ),
      next: end ? { at: end.at, id: end.id } : null,
    })
  }
}

function toDecision(row: Row, task: TaskEntry) {
  const state = row.told === 1 ? 'left' : row.pending === 1 ? 'here' : 'kept'
  return {
    itemId: row.itemId,
    value: task.answers.valueOf(row.label),
    at: row.at,
    note: row.note,
    state,
    corrected: row.corrected === null ? null : task.answers.valueOf(row.corrected),
  } as const
}

/** An answer as people know it: labels by their names. */
function wordsOf(value: Value, { task }: TaskEntry): readonly string[] {
  const said = typeof value === 'object' ? value : [String(value)]
  return said.map((one) => task.labels.find(({ id }) => id === one)?.name ?? one)
}
