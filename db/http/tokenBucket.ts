/** Lets `burst` requests through at once, and `perSecond` in the long run. */
export class TokenBucket {
  readonly #burst: number
  readonly #perSecond: number
  readonly #now: () => number
  #level: number
  #at: number

  constructor(burst: number, perSecond: number, now: () => number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#now = now
    this.#level = burst
    this.#at = now()
  }

  /** Null where the request may pass, else after how many milliseconds the next one may. */
  take(): number | null {
    const now = this.#now()
    // A clock that was put back takes nothing away.
    const passedMs = Math.max(0, now - this.#at)
    this.#level = Math.min(this.#burst, this.#level + (passedMs / 1000) * this.#perSecond)
    this.#at = now
    if (this.#level < 1) return Math.ceil(((1 - this.#level) / this.#perSecond) * 1000)
    this.#level -= 1
    return null
  }
}
