import { setTimeout } from 'node:timers/promises'

export interface RepeaterTiming {
  /** At the latest so long after the last time. */
  readonly everyMs: number
  /** At the soonest so long after the last time, however often it is woken. */
  readonly restMs: number
}

/** Does a piece of work again and again, never twice at once: soon after each waking, and now and then. */
export class Repeater {
  readonly #work: (signal: AbortSignal) => Promise<void>
  readonly #timing: RepeaterTiming
  readonly #stop = new AbortController()
  #pause = new AbortController()
  #isWoken = false
  #running: Promise<void> | null = null

  /** The work settles its own failures. */
  constructor(work: (signal: AbortSignal) => Promise<void>, timing: RepeaterTiming) {
    this.#work = work
    this.#timing = timing
  }

  start(): void {
    this.#running ??= this.#run()
  }

  wake(): void {
    this.#isWoken = true
    this.#pause.abort()
  }

  /** Ends when the work at hand has come to a good place. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { everyMs, restMs } = this.#timing
    while (!this.#stop.signal.aborted) {
      this.#isWoken = false
      this.#pause = new AbortController()
      await this.#work(this.#stop.signal)
      await this.#wait(restMs, this.#stop.signal)
      if (!this.#isWoken)
        await this.#wait(everyMs - restMs, AbortSignal.any([this.#stop.signal, this.#pause.signal]))
    }
  }

  async #wait(ms: number, signal: AbortSignal): Promise<void> {
    await setTimeout(ms, undefined, { signal }).catch(() => undefined)
  }
}
