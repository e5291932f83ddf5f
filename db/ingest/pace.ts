/** How long taking events in may hold the thread at a time. */
export interface Pace {
  sliceMs(): number
  /** True where another process serves people from the same database: then it gets half the time. */
  isResting(): boolean
}

const shortSliceMs = 12
const longSliceMs = 80
const activeMs = 2000

/** Short slices while somebody is at work, long ones, which store more a second, while nobody is. */
export class PersonPace implements Pace {
  readonly #now: () => number
  readonly #isOwnedElsewhere: () => boolean
  #actedAt = Number.NEGATIVE_INFINITY

  constructor(now: () => number, isOwnedElsewhere: () => boolean) {
    this.#now = now
    this.#isOwnedElsewhere = isOwnedElsewhere
  }

  personActed(): void {
    this.#actedAt = this.#now()
  }

  sliceMs(): number {
    return this.#now() - this.#actedAt < activeMs ? shortSliceMs : longSliceMs
  }

  isResting(): boolean {
    return this.#isOwnedElsewhere()
  }
}
