/** How instants and days are written; days are those of the workspace's time zone. */
export interface TimeWords {
  /** 2 Mar 2026, 09:05 */
  readonly instant: (at: number) => string
  /** 09:05 */
  readonly clock: (at: number) => string
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
  return { instant: (at) => instant.format(at), clock: (at) => clock.format(at) }
}

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
