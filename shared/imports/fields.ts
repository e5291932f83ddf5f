import { instantToMs } from '../schema/instant'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as fields; empty where it is none. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Text as people mean it: a number counts, empty text does not. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  return null
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

const yes = new Set(['true', 'yes', '1'])
const no = new Set(['false', 'no', '0'])

export function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const text = textOf(value)?.toLowerCase() ?? ''
  if (yes.has(text)) return true
  return no.has(text) ? false : null
}

/** An instant as RFC 3339 from what tools write: text with or without a zone, seconds, milliseconds or a Date. */
export function instantTextOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  const number = typeof value === 'bigint' ? Number(value) : numberOf(value)
  if (number !== null) return new Date(number < 1e11 ? number * 1000 : number).toISOString()
  const text = textOf(value)
  if (text === null) return null
  if (instantToMs(text) !== null) return text
  const inUtc = `${text.replace(' ', 'T')}${/^\d{4}-\d\d-\d\d$/.test(text) ? 'T00:00:00Z' : 'Z'}`
  // What is no instant is kept as it is, so that the door says what is wrong with it.
  return instantToMs(inUtc) === null ? text : inUtc
}

/** JSON that may come as text, as it does in CSV and Parquet; null where it is none. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

/** What lies at a path such as `meta.source`; a key that holds the whole path goes first. */
export function valueAt(value: unknown, path: string): unknown {
  const fields = fieldsOf(value)
  if (Object.hasOwn(fields, path)) return fields[path]
  let at: unknown = value
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = Reflect.get(at, step)
  }
  return at
}
