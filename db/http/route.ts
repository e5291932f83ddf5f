import type { Readable } from 'node:stream'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../shared/result'
import { firstFieldError } from '../../shared/schema/issues'
import { shapeRoute } from '../../shared/routing/routeDocument'
import { versionSchema } from '../../shared/schema/deployment'
import { idText, unitNumber } from '../../shared/schema/text'
import type { AutomationStore } from '../store/automationStore'
import { trust } from '../trusted'
import { invalidInput, toHttpError, type HttpError } from './httpError'

const mostBytes = 64 * 1024

const segmentSchema = z.record(z.string(), z.string())

const bodySchema = z.strictObject({
  task: idText,
  item: z.union([idText, z.strictObject({ id: idText, segment: segmentSchema.default({}) })]),
  prediction: versionSchema
    .extend({ value: idText.nullable().default(null), confidence: unitNumber })
    .strict()
    .nullable()
    .default(null),
})

/**
 * `POST /v1/route`: what the present policy says of an item, known or not. Nothing is stored. The
 * segment matters only beside a prediction, as only review conditions look at it.
 */
export async function askRoute(
  store: Pick<AutomationStore, 'route'>,
  body: Readable,
): Promise<Result<unknown, HttpError>> {
  const json = await readJson(body)
  if (!json.ok) return json
  const parsed = bodySchema.safeParse(json.value)
  if (!parsed.success) {
    const { path, message } = firstFieldError(parsed.error, json.value)
    return invalidInput(path, path === '' ? `The body ${message}.` : message)
  }
  const { task, prediction } = parsed.data
  const item =
    typeof parsed.data.item === 'string' ? { id: parsed.data.item, segment: {} } : parsed.data.item
  const answer = await store.route({
    task,
    item: item.id,
    prediction: prediction && {
      model: prediction.model,
      version: prediction.version,
      confidence: prediction.confidence,
      label: prediction.value,
      segment: item.segment,
    },
  })
  return answer.ok ? succeed(shapeRoute(answer.value)) : fail(toHttpError(answer.error))
}

async function readJson(body: Readable): Promise<Result<unknown, HttpError>> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    const piece = trust<Buffer>(chunk)
    bytes += piece.length
    if (bytes > mostBytes) return fail(tooLarge)
    pieces.push(piece)
  }
  try {
    return succeed(JSON.parse(Buffer.concat(pieces).toString('utf8')))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return invalidInput('', `The body is no JSON: ${why}`)
  }
}

const tooLarge: HttpError = {
  status: 413,
  code: 'too_large',
  message: 'The body is larger than 64 KiB. Ask about one item at a time.',
}
