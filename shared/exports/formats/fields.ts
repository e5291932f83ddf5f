import { unreachable } from '../../result'
import type { Payload, PayloadPart } from '../../schema/payload'

/** One thing to look at, as tools for labelling know it. */
export interface ShownField {
  readonly name: string
  readonly kind: PayloadPart['kind']
  readonly title: string
  readonly value: string | Readonly<Record<string, string | number | boolean | null>>
}

/** What a payload shows: one field, or one for each of its parts. Left-out media show as their name. */
export function shownFields(payload: Payload): readonly ShownField[] {
  if (payload.kind !== 'parts') return [shownField(payload, payload.kind)]
  return payload.parts.map((part, index) => shownField(part, `${part.kind}_${index + 1}`))
}

function shownField(part: PayloadPart, name: string): ShownField {
  const { kind, title = '' } = part
  switch (kind) {
    case 'text':
      return { name, kind, title, value: part.text }
    case 'image':
      return { name, kind, title, value: mediaAddress(part, part.mime) }
    case 'pdf':
      return { name, kind, title, value: mediaAddress(part, 'application/pdf') }
    case 'table':
      return { name, kind, title, value: part.fields }
    case 'json':
      return { name, kind, title, value: JSON.stringify(part.data, null, 2) }
    default:
      return unreachable(kind)
  }
}

function mediaAddress(
  part: { readonly data?: string | undefined; readonly file?: string | undefined },
  mime: string,
): string {
  if (part.data !== undefined) return `data:${mime};base64,${part.data}`
  return part.file === undefined ? '' : `media/${part.file}`
}
