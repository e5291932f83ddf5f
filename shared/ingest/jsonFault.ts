/** Where a text stops being JSON, counted from 1 as people do, and what is wrong there. */
export interface JsonFault {
  readonly column: number
  readonly message: string
}

/** The tokens of RFC 8259, each tried at one place. */
const space = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y
const word = /(?:true|false|null)(?!\w)/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

type Open = '{' | '['

/**
 * Finds what `JSON.parse` stumbled over, in words that do not depend on the engine; null where
 * nothing is wrong. Keeps its own list of what is open instead of recursing, as lines nest as deep
 * as somebody likes.
 */
export function jsonFault(text: string): JsonFault | null {
  const open: Open[] = []
  let at = skip(space, text, 0)
  /** What may stand next: a value, a key, or what ends or goes on after a value. */
  let next: 'value' | 'firstValue' | 'key' | 'firstKey' | 'after' = 'value'
  for (;;) {
    const char = text[at]
    const inside = open.at(-1)
    if (next === 'after') {
      if (inside === undefined) return char === undefined ? null : fault(text, at, afterEnd)
      if (char === (inside === '{' ? '}' : ']')) {
        open.pop()
        at = skip(space, text, at + 1)
        continue
      }
      if (char !== ',') return fault(text, at, inside === '{' ? afterField : afterEntry)
      next = inside === '{' ? 'key' : 'value'
      at = skip(space, text, at + 1)
      continue
    }
    if ((next === 'firstKey' && char === '}') || (next === 'firstValue' && char === ']')) {
      open.pop()
      next = 'after'
      at = skip(space, text, at + 1)
      continue
    }
    if (next === 'key' || next === 'firstKey') {
      const end = skipString(text, at)
      if (end === at) return fault(text, at, badKey)
      const colon = skip(space, text, end)
      if (text[colon] !== ':') return fault(text, colon, 'a ":" is missing after the name')
      at = skip(space, text, colon + 1)
      next = 'value'
      continue
    }
    if (char === '{' || char === '[') {
      open.push(char)
      next = char === '{' ? 'firstKey' : 'firstValue'
      at = skip(space, text, at + 1)
      continue
    }
    const end = Math.max(skipString(text, at), skip(number, text, at), skip(word, text, at))
    if (end === at) return fault(text, at, badValue(text, at))
    at = skip(space, text, end)
    next = 'after'
  }
}

const afterEnd = 'something follows the end of the object; each event needs a line of its own'
const afterField = 'a "," or "}" is missing'
const afterEntry = 'a "," or "]" is missing'
const badKey = 'a name in double quotes is missing'

function badValue(text: string, at: number): string {
  const found = /[\w.+-]+/y
  found.lastIndex = at
  const name = found.exec(text)?.[0]
  if (text[at] === '"') return 'a text is not closed, or holds a character that must be escaped'
  if (text[at] === "'") return 'texts need double quotes'
  if (name === 'NaN' || (name !== undefined && /^[+-]?Infinity$/.test(name)))
    return `${name} is not JSON; leave the field out, or give a number`
  if (name === 'None' || name === 'undefined') return `${name} is not JSON; write null`
  if (name === 'True' || name === 'False') return `${name} is not JSON; write it in small letters`
  return name === undefined ? 'a value is missing' : `"${name.slice(0, 40)}" is not a JSON value`
}

function fault(text: string, at: number, message: string): JsonFault {
  const column = at + 1
  return at >= text.length
    ? { column, message: 'the line ends in the middle' }
    : { column, message }
}

/** The place after the token, or the same place where it does not stand there. */
function skip(token: RegExp, text: string, from: number): number {
  token.lastIndex = from
  return token.test(text) ? token.lastIndex : from
}

/** By hand, as a pattern with a choice inside a repetition can run out of stack on a long text. */
function skipString(text: string, from: number): number {
  if (text[from] !== '"') return from
  let at = from + 1
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 34) return at + 1
    const end = code === 92 ? skip(escape, text, at) : at + 1
    if (end === at || code < 32 || at >= text.length) return from
    at = end
  }
}
