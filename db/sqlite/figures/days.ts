/** Days in one time zone as whole numbers since 1970-01-01, for grouping and comparing. */
export class Days {
  #timeZone: string
  #format: Intl.DateTimeFormat | null
  readonly #known = new Map<number, number>()

  /** Throws RangeError for a time zone that does not exist. */
  constructor(timeZone: string) {
    this.#timeZone = timeZone
    this.#format = formatFor(timeZone)
  }

  /** Goes by another zone from now on. */
  use(timeZone: string): void {
    if (timeZone === this.#timeZone) return
    this.#format = formatFor(timeZone)
    this.#timeZone = timeZone
    this.#known.clear()
  }

  /** The day on which an instant (ms since 1970) falls. */
  dayOf(at: number): number {
    if (!this.#format) return Math.floor(at / 86_400_000)
    // Zones differ from UTC by multiples of a quarter of an hour, so one answer serves for each.
    const quarter = Math.floor(at / 900_000)
    const known = this.#known.get(quarter)
    if (known !== undefined) return known
    const day = textToDay(this.#format.format(quarter * 900_000))
    if (this.#known.size > 100_000) this.#known.clear()
    this.#known.set(quarter, day)
    return day
  }

  /** The first instant of the day on which `at` falls. */
  startOfDay(at: number): number {
    const day = this.dayOf(at)
    let start = Math.floor(at / 900_000) * 900_000
    while (this.dayOf(start - 900_000) === day) start -= 900_000
    return start
  }
}

function formatFor(timeZone: string): Intl.DateTimeFormat | null {
  if (timeZone === 'UTC') return null
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...parts })
}

/** `2026-03-01` as a day number. */
export function textToDay(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
}

/** A day number as `2026-03-01`. */
export function dayToText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
