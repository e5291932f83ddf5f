import { mediaFields, type Payload, type PayloadPart } from '../schema/payload'

/** A payload as it is exported, with the media files it needs beside it. */
export interface ShapedPayload {
  readonly json: string
  readonly files: readonly string[]
}

/** True without a look inside for most payloads; a text that only speaks of pictures costs a look. */
const mayHoldMedia = /"kind":"(image|pdf)"/

/** Prepares a stored payload: with its media, or with a note in their place. */
export function shapePayload(
  text: string,
  media: 'copy' | 'leave-out',
  parse: (text: string) => Payload,
): ShapedPayload {
  if (!mayHoldMedia.test(text)) return { json: text, files: [] }
  const payload = parse(text)
  if (media === 'copy') return { json: text, files: mediaFields(payload).map(({ file }) => file) }
  const left =
    payload.kind === 'parts'
      ? { ...payload, parts: payload.parts.map(withoutMedia) }
      : withoutMedia(payload)
  return { json: JSON.stringify(left), files: [] }
}

/** Keeps what kind of thing it was, and its name where it had one. */
function withoutMedia(part: PayloadPart) {
  if (part.kind !== 'image' && part.kind !== 'pdf') return part
  const { data: _, ...rest } = part
  return { ...rest, left_out: true }
}
