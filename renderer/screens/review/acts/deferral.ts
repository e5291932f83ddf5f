import type { TimeWords } from '../../../words/times'

/** When a deferred item comes back: by itself at a moment, or when somebody takes it. */
export const untils = ['open', 'hour', 'tomorrow', 'day'] as const
export type Until = (typeof untils)[number]

export const untilWords: Readonly<Record<Until, string>> = {
  open: 'Open',
  hour: 'In 1 hour',
  tomorrow: 'Tomorrow',
  day: 'A day',
}

/** The moment that is meant; null where there is none. */
export function untilAt(until: Until, day: string, now: number, times: TimeWords): number | null {
  switch (until) {
    case 'open':
      return null
    case 'hour':
      return now + 3_600_000
    case 'tomorrow':
      return times.morningOf(tomorrow(now, times))
    case 'day':
      return day === '' ? null : times.morningOf(day)
  }
}

/** The day after that of a moment. */
export function tomorrow(now: number, times: TimeWords): string {
  return times.dayOf(times.endOfDay(times.dayOf(now)) + 1)
}
