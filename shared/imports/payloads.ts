import { isImageMime } from '../schema/payload'
import type { Fields } from './fields'

const dataAddress = /^data:([a-z/+.-]+);base64,(.+)$/is
const shownKey = /^(text|image|pdf|table|json)(_\d+)?$/

/** A payload of one value, as tools show it: a picture or a document in a `data:` address or under `media/`, else text. */
export function payloadOf(value: unknown): Fields | null {
  if (typeof value === 'string') {
    const [, mime, data] = dataAddress.exec(value) ?? []
    if (mime !== undefined && data !== undefined) {
      if (isImageMime(mime)) return { kind: 'image', mime, data }
      if (mime === 'application/pdf') return { kind: 'pdf', data }
    }
    const file = /^media\/(.+\.(png|jpe?g|gif|webp|bmp|avif|pdf))$/i.exec(value)
    return file?.[1] ? filePayload(file[1]) : { kind: 'text', text: value }
  }
  if (value === null || value === undefined) return null
  return { kind: 'json', data: value }
}

function filePayload(file: string): Fields {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  if (ending === 'pdf') return { kind: 'pdf', file }
  return { kind: 'image', mime: `image/${ending === 'jpg' ? 'jpeg' : ending}`, file }
}

/**
 * The payload of a record with several fields: fields named as our exports name them become parts, one field is the
 * payload itself, and any others are shown as a table.
 */
export function payloadOfFields(
  fields: Fields,
  titles: Readonly<Record<string, unknown>> = {},
): Fields | null {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== '')
  const [first] = entries
  if (!first) return null
  if (entries.every(([key]) => shownKey.test(key))) {
    const parts = entries.map(([key, value]) => titled(shownPart(key, value), titles[key]))
    return parts.length === 1 && !/_\d+$/.test(first[0])
      ? (parts[0] ?? null)
      : { kind: 'parts', parts }
  }
  if (entries.length === 1) return payloadOf(first[1])
  return { kind: 'table', fields: Object.fromEntries(entries.map(toCell)) }
}

/** Undoes what our exports make of a part. */
function shownPart(key: string, value: unknown): Fields {
  const kind = key.replace(/_\d+$/, '')
  if (kind === 'table' && typeof value === 'object') return { kind, fields: value }
  if (kind === 'json' && typeof value === 'string') {
    try {
      return { kind, data: JSON.parse(value) }
    } catch {
      return { kind: 'text', text: value }
    }
  }
  return payloadOf(value) ?? { kind: 'text', text: '' }
}

function titled(part: Fields, title: unknown): Fields {
  return typeof title === 'string' ? { ...part, title } : part
}

function toCell([key, value]: [string, unknown]): [string, unknown] {
  if (typeof value === 'object' && value !== null) return [key, JSON.stringify(value)]
  return [key, typeof value === 'bigint' ? Number(value) : value]
}
