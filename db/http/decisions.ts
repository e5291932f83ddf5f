import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { succeed, type Result } from '../../shared/result'
import { firstFieldError } from '../../shared/schema/issues'
import type { AutomationStore } from '../store/automationStore'
import { invalidInput, type HttpError } from './httpError'

/** Read from the store in pages, so that people have their turn in between. */
const pageSize = 1000

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))

const querySchema = z.strictObject({
  after: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
  limit: wholeNumber(1, 10_000).default(1000),
})

type DecisionStore = Pick<AutomationStore, 'finalDecisions'>

/** `GET /v1/decisions?after=CURSOR&limit=N`: final decisions, a line each, in the order of cursors. */
export function readDecisions(store: DecisionStore, query: unknown): Result<Readable, HttpError> {
  const parsed = querySchema.safeParse(query)
  if (!parsed.success) {
    const { path, message } = firstFieldError(parsed.error, query)
    return invalidInput(path, message)
  }
  const { after, limit } = parsed.data
  return succeed(Readable.from(linesOf(store, after, limit)))
}

async function* linesOf(store: DecisionStore, after: number, limit: number) {
  let cursor = after
  let left = limit
  while (left > 0) {
    const page = await store.finalDecisions(cursor, Math.min(left, pageSize))
    const last = page.at(-1)
    if (!last) return
    yield page.map((decision) => `${JSON.stringify(decision)}\n`).join('')
    cursor = last.cursor
    left -= page.length
    await setImmediate()
  }
}
