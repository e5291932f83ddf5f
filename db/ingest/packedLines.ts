import type { EventFacts } from '../../shared/ingest/eventFacts'
import { digestBytes, type ParsedLine, type Place } from '../../shared/ingest/parsed'

/**
 * Lines as they cross from the worker: all that they say one after the other, as numbers and one long text. That costs the
 * receiving thread, which also answers people, a small part of what objects do. `unpackBatch` reads it in the same order.
 */
export interface PackedLines {
  readonly numbers: Float64Array<ArrayBuffer>
  readonly text: string
  /** Texts that come again and again, each once: lines name them by number. */
  readonly words: readonly string[]
  /** `digestBytes` for each event line, in order. */
  readonly digests: Uint8Array<ArrayBuffer>
}

/** What a line turned out to be, as its first number says. */
export const lineKinds = { blank: 0, rejected: 1, prediction: 2, decision: 3, outcome: 4 } as const

/** Stands for the length of a text that is null. */
export const noText = -1
/** Stands for a word, or a number that cannot be negative, that is null. */
export const nothing = -1

type PredictionFacts = Extract<EventFacts, { type: 'prediction' }>

/** Numbers that a line has at most. */
const mostNumbers = 20

/** Packs lines one by one; nothing of them is kept but what is sent. */
export class LinePacker {
  #numbers: Float64Array<ArrayBuffer>
  #count = 0
  readonly #texts: string[] = []
  readonly #words: string[] = []
  readonly #wordNumbers = new Map<string, number>()
  readonly #digests: Buffer<ArrayBuffer>
  #digestsAt = 0
  #labels: readonly string[] = []
  #labelsWord = nothing

  /** For so many lines. */
  constructor(lines: number) {
    this.#numbers = new Float64Array(lines * mostNumbers)
    this.#digests = Buffer.allocUnsafeSlow(lines * digestBytes)
  }

  blank(place: Place): void {
    this.#begin(lineKinds.blank, place)
  }

  rejected(
    place: Place,
    facts: Omit<Extract<ParsedLine, { kind: 'rejected' }>, keyof Place>,
  ): void {
    this.#begin(lineKinds.rejected, place)
    // Few lines are, so this may be slow.
    this.#text(JSON.stringify(facts))
  }

  /** `hash` is that of the content, in hexadecimal digits. */
  event(place: Place, event: EventFacts, hash: string): void {
    this.#digestsAt += this.#digests.write(hash, this.#digestsAt, digestBytes, 'hex')
    this.#begin(lineKinds[event.type], place)
    this.#text(event.id)
    this.#word(event.task)
    this.#text(event.itemId)
    this.#word(typeof event.value === 'string' ? `=${event.value}` : JSON.stringify(event.value))
    switch (event.type) {
      case 'prediction':
        this.#prediction(event)
        return
      case 'decision':
        this.#word(event.decider)
        this.#number(event.decidedAt)
        this.#number(event.independent ? 1 : 0)
        this.#number(event.durationMs ?? nothing)
        this.#text(event.note)
        return
      case 'outcome':
        this.#number(event.observedAt)
    }
  }

  packed(): PackedLines {
    return {
      numbers: this.#numbers.slice(0, this.#count),
      text: this.#texts.join(''),
      words: this.#words,
      digests: this.#digests.subarray(0, this.#digestsAt),
    }
  }

  #prediction(event: PredictionFacts): void {
    this.#word(event.model)
    this.#word(event.version)
    this.#text(event.payload)
    if (event.segment === null) this.#number(nothing)
    else this.#word(JSON.stringify(event.segment))
    this.#number(event.confidence)
    this.#text(event.scores?.json ?? null)
    if (event.scores !== null) this.#scored(event.scores.labels)
    this.#text(event.explanation)
    this.#number(event.createdAt)
  }

  /** The labels of one prediction are nearly always those of the one before. */
  #scored(labels: readonly string[]): void {
    const before = this.#labels
    if (
      this.#labelsWord === nothing ||
      labels.length !== before.length ||
      labels.some((label, index) => label !== before[index])
    ) {
      this.#labels = labels
      this.#labelsWord = this.#wordNumber(JSON.stringify(labels))
    }
    this.#number(this.#labelsWord)
  }

  #begin(kind: number, { line, next, from, to }: Place): void {
    this.#number(kind)
    this.#number(line)
    this.#number(next)
    this.#number(from)
    this.#number(to)
  }

  #number(value: number): void {
    this.#numbers[this.#count++] = value
  }

  #text(value: string | null): void {
    this.#number(value === null ? noText : value.length)
    if (value !== null && value !== '') this.#texts.push(value)
  }

  #word(value: string): void {
    this.#number(this.#wordNumber(value))
  }

  #wordNumber(value: string): number {
    const known = this.#wordNumbers.get(value)
    if (known !== undefined) return known
    const number = this.#words.push(value) - 1
    this.#wordNumbers.set(value, number)
    return number
  }
}
