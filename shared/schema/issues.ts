import type { z } from 'zod'

/** A field that is wrong: where (`prediction.confidence`, `labels[2].id`) and what. */
export interface FieldError {
  readonly path: string
  readonly message: string
}

/** Writes a path as people write it in JSON: `labels[2].id`. */
function formatPath(steps: readonly PropertyKey[]): string {
  return steps
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`,
    )
    .join('')
}

/**
 * The first field that is wrong, in words that go on from its path ("must be at most 1, but is
 * 1.7"); a union reports what was wrong in its nearest branch. Names the value that was found where
 * `input`, what was parsed, is given.
 */
export function firstFieldError(error: z.core.$ZodError, input?: unknown): FieldError {
  const issue = error.issues[0]
  if (!issue) return { path: '', message: 'is not valid' }
  return deepest(issue, [], input)
}

/** Every field that is wrong, each with the first thing that is wrong with it. */
export function fieldErrors(error: z.core.$ZodError): ReadonlyMap<string, string> {
  const errors = new Map<string, string>()
  for (const issue of error.issues) {
    const { path, message } = deepest(issue, [], undefined)
    if (!errors.has(path)) errors.set(path, message)
  }
  return errors
}

function deepest(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  input: unknown,
): FieldError {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((issues) => issues[0]).filter((one) => one !== undefined)
    const nearest = branches.reduce<z.core.$ZodIssue | undefined>(
      (best, one) => (best && best.path.length >= one.path.length ? best : one),
      undefined,
    )
    if (nearest && nearest.path.length > 0) return deepest(nearest, path, input)
  }
  const needs = inWords(issue)
  return { path: formatPath(path), message: needs + found(issue, path, input) }
}

/** What the field needs. Words that a schema gives are kept; the library's own are replaced. */
function inWords(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too big|Too small|Unrecognized)/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return typeInWords(issue)
  if (issue.code === 'invalid_value') return `must be ${choices(issue.values)}`
  if (issue.code === 'invalid_union') return `must be ${choices(optionsOf(issue))}`
  if (issue.code === 'too_big') return `must ${size('at most', issue.origin, issue.maximum)}`
  if (issue.code === 'too_small') return `must ${size('at least', issue.origin, issue.minimum)}`
  if (issue.code === 'invalid_key')
    return `has a name that ${issue.issues[0] ? inWords(issue.issues[0]) : 'is not valid'}`
  return issue.message
}

const typeWords: Readonly<Partial<Record<string, string>>> = {
  string: 'text in quotes',
  number: 'a number without quotes',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in { }',
  record: 'an object in { }',
}

function typeInWords(issue: z.core.$ZodIssueInvalidType): string {
  if (issue.message.endsWith('received undefined')) return 'is missing'
  return `must be ${typeWords[issue.expected] ?? issue.expected}`
}

function size(bound: string, origin: string, limit: number | bigint): string {
  if (origin === 'string') return `have ${bound} ${limit} characters`
  return origin === 'array' ? `have ${bound} ${limit} entries` : `be ${bound} ${limit}`
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : []
}

function choices(values: readonly unknown[]): string {
  const quoted = values.map((value) => JSON.stringify(value))
  const last = quoted.pop()
  return quoted.length === 0 ? (last ?? 'another value') : `${quoted.join(', ')} or ${last}`
}

/** `, but is 1.7`: what stands there, where that is short enough to help. */
function found(issue: z.core.$ZodIssue, path: readonly PropertyKey[], input: unknown): string {
  if (issue.code === 'invalid_key') return ''
  const value = valueAt(input, path)
  if (Array.isArray(value)) return ', but is a list'
  const text = typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value)
  return text !== undefined && text.length <= 60 ? `, but is ${text}` : ''
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
