import { z } from 'zod'
import { isJsonData, type JsonData } from './json'

const title = z.string().max(200).optional()
/** Standard alphabet, padded, without line breaks: what a `data:` address takes. */
const base64Text = /^[A-Za-z0-9+/]+={0,2}$/
const imageMime = /^image\/(png|jpeg|gif|webp|bmp|avif)$/

export const isBase64 = (text: string): boolean => text.length % 4 === 0 && base64Text.test(text)
export const isImageMime = (text: string): boolean => imageMime.test(text)

const base64 = z.string().refine(isBase64, 'must be base64 and not empty')
const mime = z.string().refine(isImageMime, 'must be image/png, jpeg, gif, webp, bmp or avif')

const oneSource = (payload: { data?: string | undefined; file?: string | undefined }) =>
  (payload.data === undefined) !== (payload.file === undefined)
const oneSourceMessage = 'must have either data or file'

const text = z.object({ kind: z.literal('text'), title, text: z.string() })
const image = z
  .object({
    kind: z.literal('image'),
    title,
    mime,
    data: base64.optional(),
    file: z.string().min(1).max(1000).optional(),
  })
  .refine(oneSource, { path: ['data'], error: oneSourceMessage })
const table = z.object({
  kind: z.literal('table'),
  title,
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
const json = z.object({
  kind: z.literal('json'),
  title,
  data: z.custom<JsonData>(isJsonData, 'must be JSON with numbers that a computer can hold'),
})
const pdf = z
  .object({
    kind: z.literal('pdf'),
    title,
    data: base64.optional(),
    file: z.string().min(1).max(1000).optional(),
  })
  .refine(oneSource, { path: ['data'], error: oneSourceMessage })

const part = z.discriminatedUnion('kind', [text, image, table, json, pdf])
const parts = z.object({
  kind: z.literal('parts'),
  title,
  parts: z.array(part).min(1, 'must have at least one part').max(50),
})

/** What an item shows to a person. Untrusted: it is displayed, never interpreted. */
export const payloadSchema = z.discriminatedUnion('kind', [text, image, table, json, pdf, parts])
export type Payload = z.infer<typeof payloadSchema>
export type PayloadPart = z.infer<typeof part>

/** The media files a payload names, in order, each with its path within the payload. */
export function mediaFields(payload: Payload): readonly { path: string; file: string }[] {
  if (payload.kind === 'parts')
    return payload.parts.flatMap((one, index) =>
      mediaFields(one).map(({ path, file }) => ({ path: `parts[${index}].${path}`, file })),
    )
  const isMedia = payload.kind === 'image' || payload.kind === 'pdf'
  return isMedia && payload.file !== undefined ? [{ path: 'file', file: payload.file }] : []
}

/** True for a relative path that stays inside the media folder, whatever the system. */
export function isSafeMediaPath(file: string): boolean {
  if (/[\p{Cc}\\:]/u.test(file) || file.startsWith('/')) return false
  return file.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
}
