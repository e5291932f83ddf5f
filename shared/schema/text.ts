import { z } from 'zod'
import { instantToMs } from './instant'

/**
 * Control characters would break the line formats and hashes that ids go into. Half a surrogate
 * pair cannot be written as UTF-8: two such ids would become one.
 */
const printable = /^[^\p{Cc}\p{Cs}\u2028\u2029]+$/u

/** True for text without half a surrogate pair. */
export const wholeUnicode = /^\P{Cs}*$/u
export const brokenUnicode = 'must not contain broken Unicode'

/** An id or a name from outside: 1 to 200 characters, none of them a control character. */
export const idText = z
  .string()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters')
  .regex(printable, 'must not contain control characters or broken Unicode')

/** True for what `idText` accepts, for places too busy for a schema. */
export function isIdText(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length > 0 && value.length <= 200 && printable.test(value)
  )
}

/** An instant as RFC 3339 with a zone; a date that does not exist (31 February) is refused. */
export const instantText = z
  .string()
  .refine(
    (text) => instantToMs(text) !== null,
    'must be an existing date and time with a zone, such as 2026-03-01T09:00:00.000Z',
  )

/** A share, rate or probability. */
export const unitNumber = z.number().min(0, 'must be at least 0').max(1, 'must be at most 1')
