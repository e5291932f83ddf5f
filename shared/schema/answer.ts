import type { Value } from './event'
import type { Task } from './task'

/** What decides how two answers of a task are compared. */
export type AnswerRules = Pick<Task, 'kind' | 'tolerance' | 'normalise'>

/** The largest number that can be an answer. */
const largestNumber = 1e12

/** Why a value is no answer to a task. */
export type AnswerFault = 'not_one_label' | 'not_labels' | 'not_number' | 'not_text'

/**
 * The value as it is kept, or why it does not fit. Several labels are kept as a set, in one order and each
 * once, so that the same set is the same answer. Whether labels exist is for those to say who know them.
 */
export function fitAnswer(
  kind: Task['kind'],
  value: Value,
): { readonly value: Value } | { readonly fault: AnswerFault } {
  switch (kind) {
    case 'label':
      return typeof value === 'string' ? { value } : { fault: 'not_one_label' }
    case 'labels':
      return Array.isArray(value)
        ? { value: [...new Set(value)].toSorted(compareText) }
        : { fault: 'not_labels' }
    case 'number':
      // There is one zero. What is beyond has squares that no sum holds.
      return typeof value === 'number' && Math.abs(value) <= largestNumber
        ? { value: value + 0 }
        : { fault: 'not_number' }
    case 'text':
      return typeof value === 'string' ? { value } : { fault: 'not_text' }
  }
}

/** True where two answers of a task mean the same. */
export function isSameAnswer(rules: AnswerRules, a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return isWithin(a, b, rules.tolerance)
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((label, index) => label === b[index])
  if (typeof a !== 'string' || typeof b !== 'string') return false
  return rules.kind === 'text'
    ? normaliseText(a, rules.normalise) === normaliseText(b, rules.normalise)
    : a === b
}

/** 0.3 − 0.2 is a little more than 0.1 in a computer; that little is not held against anybody. */
function isWithin(a: number, b: number, tolerance: number): boolean {
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b))
  return Math.abs(a - b) <= tolerance + rounding
}

/** Text as it is compared: the same characters however they are coded, and as the task says without regard to case and white space. */
export function normaliseText(
  text: string,
  { ignoreCase, ignoreSpace }: Task['normalise'],
): string {
  const same = text.normalize('NFKC')
  const spaced = ignoreSpace ? same.trim().replaceAll(/\s+/gu, ' ') : same
  // Up and down again, as some letters have two small forms.
  return ignoreCase ? spaced.toUpperCase().toLowerCase() : spaced
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
