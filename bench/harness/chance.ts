/** Chance that comes out the same in every run, so that figures of two runs are about the same data. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below 1. Mixes a counter that grows by an odd step, as splitmix32 does. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += this.below(65_536).toString(16).padStart(4, '0')
    return text.slice(0, digits)
  }
}
