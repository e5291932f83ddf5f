import { z } from 'zod'

const title = z.string().max(200).optional()
const base64 = z.base64({ error: 'must be base64' }).min(1, 'must not be empty')
const mime = z
  .string()
  .regex(/^image\/(png|jpeg|gif|webp|bmp|avif)$/, 'must be image/png, jpeg, gif, webp, bmp or avif')

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
const json = z.object({ kind: z.literal('json'), title, data: z.json() })
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

/** The media files a payload names, in order. */
export function mediaFiles(payload: Payload): readonly string[] {
  const all: readonly PayloadPart[] = payload.kind === 'parts' ? payload.parts : [payload]
  return all.flatMap((one) =>
    (one.kind === 'image' || one.kind === 'pdf') && one.file !== undefined ? [one.file] : [],
  )
}

/** True for a relative path that stays inside the media folder, whatever the system. */
export function isSafeMediaPath(file: string): boolean {
  if (/[\p{Cc}\\:]/u.test(file) || file.startsWith('/')) return false
  return file.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
}
