import { z } from 'zod'

/** A zone by its name in the IANA database, such as `Europe/Berlin`; offsets have no summer time. */
export const timeZoneText = z
  .string()
  .max(100)
  .refine(isTimeZone, 'must be a time zone such as UTC or Europe/Berlin')

/** True for a zone that days can be counted in. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
