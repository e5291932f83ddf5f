/** How instants and days are written; days are those of the workspace's time zone. */
export interface TimeWords {
  /** 2 Mar 2026, 09:05 */
  readonly instant: (at: number) => string
  /** 09:05 */
  readonly clock: (at: number) => string
  /** The last millisecond of a day such as 2026-03-02. */
  readonly endOfDay: (day: string) => number
  /** The day of a moment: 2026-03-02. */
  readonly dayOf: (at: number) => string
  /** Eight in the morning of a day. */
  readonly morningOf: (day: string) => number
}

export function createTimeWords(timeZone: string): TimeWords {
  const instant = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const inUtc = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone })
  /** How far the zone's clocks are ahead of UTC at a moment. */
  const aheadMs = (at: number) => Date.parse(`${inUtc.format(at).replace(' ', 'T')}Z`) - at
  /** The moment at which the zone's clocks show what UTC's would at `shown`. */
  const atClocks = (shown: number) => {
    const guess = shown - aheadMs(shown)
    // Where clocks change that night, the offset is that of the zone's own time.
    return shown - aheadMs(guess)
  }
  return {
    instant: (at) => instant.format(at),
    clock: (at) => clock.format(at),
    endOfDay: (day) => atClocks(Date.parse(`${day}T00:00:00Z`) + dayMs) - 1,
    dayOf: (at) => inUtc.format(at).slice(0, 10),
    morningOf: (day) => atClocks(Date.parse(`${day}T08:00:00Z`)),
  }
}

const dayMs = 86_400_000
const parts = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const

const shortDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** 2026-03-02 → 2 Mar. A day has no zone of its own. */
export function formatShortDay(day: string): string {
  return shortDay.format(Date.parse(`${day}T00:00:00Z`))
}

/** 2026-03-02 → Mon, 2 Mar 2026 */
export function formatDay(day: string): string {
  return longDay.format(Date.parse(`${day}T00:00:00Z`))
}

/** How long ago, roughly: just now, 5 min ago, 3 h ago, 2 days ago. */
export function formatAgo(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ago`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day ago' : `${days} days ago`
}

/** How long something has waited, roughly: 5 min, 3 h, 2 days. */
export function formatAge(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000))
  if (minutes < 1) return 'under 1\u00a0min'
  if (minutes < 60) return `${minutes}\u00a0min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours}\u00a0h`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1\u00a0day' : `${days}\u00a0days`
}

/** How long work will take, roughly: under 1 min, 12 min, 3 h, 40 h. */
export function formatLeft(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return 'under 1\u00a0min'
  return minutes < 90 ? `about ${minutes}\u00a0min` : `about ${Math.round(minutes / 60)}\u00a0h`
}
