import { z } from 'zod'

/** Control characters would break the line formats and hashes that ids go into. */
const printable = /^[^\p{Cc}\u2028\u2029]+$/u

/** An id or a name from outside: 1 to 200 characters, none of them a control character. */
export const idText = z
  .string()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters')
  .regex(printable, 'must not contain control characters')

/** An instant as RFC 3339 with a zone; a date that does not exist (31 February) is refused. */
export const instantText = z.iso.datetime({
  offset: true,
  error: 'must be an existing date and time with a zone, such as 2026-03-01T09:00:00.000Z',
})

/** A share, rate or probability. */
export const unitNumber = z.number().min(0, 'must be at least 0').max(1, 'must be at most 1')
