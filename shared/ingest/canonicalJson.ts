/** Nothing that people decide on is nested deeper; what reads it later may recurse safely. */
export const maxDepth = 100

/**
 * Writes parsed JSON with keys sorted and no white space, so that the same content is the same text
 * however a producer wrote it (as RFC 8785 has it). Null where it is nested deeper than `maxDepth`:
 * the recursion stops there, so a line of a million brackets does no harm.
 */
export function canonicalJson(value: unknown): string | null {
  const text = write(value, maxDepth)
  return text === tooDeep ? null : text
}

/** No JSON text, so that it cannot be mistaken for one. */
const tooDeep = ''

function write(value: unknown, levels: number): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : infinity(value)
  if (isList(value)) return levels === 0 ? tooDeep : writeList(value, levels - 1)
  if (isFields(value)) return levels === 0 ? tooDeep : writeFields(value, levels - 1)
  return String(value)
}

function writeList(list: readonly unknown[], levels: number): string {
  let text = '['
  let comma = ''
  for (const value of list) {
    const inner = write(value, levels)
    if (inner === tooDeep) return tooDeep
    text += comma + inner
    comma = ','
  }
  return `${text}]`
}

function writeFields(fields: Readonly<Record<string, unknown>>, levels: number): string {
  const keys = Object.keys(fields)
  const inOrder = sorted(keys)
  // Nothing to sort and nothing inside: the engine itself writes the same text, and faster.
  if (inOrder === keys && keys.every((key) => isPlain(fields[key]))) return JSON.stringify(fields)
  let text = '{'
  let comma = ''
  for (const key of inOrder) {
    const inner = write(fields[key], levels)
    if (inner === tooDeep) return tooDeep
    text += `${comma}${quote(key)}:${inner}`
    comma = ','
  }
  return `${text}}`
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'object' || value === null

/** Most producers write keys in one order, often this one; looking costs less than sorting. */
function sorted(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at += 1)
    if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.toSorted()
  return keys
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** `JSON.parse` makes this of a number too large to hold, such as 1e400. */
const infinity = (value: number): string => (value > 0 ? '1e999' : '-1e999')

/** Anything but what stands in JSON as itself: no quote, backslash, control character, surrogate. */
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`
}
