/** How many requests were answered, by what was asked and how it ended. */
export class RequestCounts {
  readonly #counts = new Map<string, { route: string; status: number; n: number }>()
  #total = 0
  #refused = 0

  add(route: string, status: number): void {
    const key = `${status} ${route}`
    const count = this.#counts.get(key) ?? { route, status, n: 0 }
    this.#counts.set(key, { ...count, n: count.n + 1 })
    this.#total++
  }

  /** One that was not let in at all. */
  addRefused(): void {
    this.#refused++
  }

  get total(): number {
    return this.#total
  }

  get refused(): number {
    return this.#refused
  }

  all(): readonly { readonly route: string; readonly status: number; readonly n: number }[] {
    return [...this.#counts.values()]
  }
}
