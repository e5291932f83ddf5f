import {
  digestBytes,
  type CheckedEvent,
  type ParsedBatch,
  type ParsedLine,
  type Place,
} from '../../shared/ingest/parsed'
import type { Value } from '../../shared/schema/event'
import { parseTrusted } from '../trusted'
import { lineKinds, noText, nothing, type PackedLines } from './packedLines'
import type { PackedBatch } from './parseProtocol'

/** Puts a batch from the worker together again. */
export function unpackBatch({ bytes, lines }: PackedBatch): ParsedBatch {
  return { bytes, lines: new LineReader(lines).read() }
}

type RejectedFacts = Omit<Extract<ParsedLine, { kind: 'rejected' }>, keyof Place>

/** Reads what `LinePacker` wrote, in the same order. */
class LineReader {
  readonly #packed: PackedLines
  #numberAt = 0
  #textAt = 0
  #digestAt = 0
  readonly #values
  readonly #segments
  readonly #labels

  constructor(packed: PackedLines) {
    this.#packed = packed
    this.#values = new ParsedWords<Value>(packed.words)
    this.#segments = new ParsedWords<Readonly<Record<string, string>>>(packed.words)
    this.#labels = new ParsedWords<readonly string[]>(packed.words)
  }

  read(): readonly ParsedLine[] {
    const lines: ParsedLine[] = []
    while (this.#numberAt < this.#packed.numbers.length) lines.push(this.#line())
    return lines
  }

  #line(): ParsedLine {
    const kind = this.#number()
    const line = this.#number()
    const next = this.#number()
    const from = this.#number()
    const to = this.#number()
    switch (kind) {
      case lineKinds.blank:
        return { line, next, from, to, kind: 'blank' }
      case lineKinds.rejected:
        return { line, next, from, to, ...parseTrusted<RejectedFacts>(this.#text()) }
      default:
        return { line, next, from, to, kind: 'event', event: this.#event(kind) }
    }
  }

  #event(kind: number): CheckedEvent {
    // Digests stay views of one buffer, as copying each would double what reading a line costs.
    const digest = this.#packed.digests.subarray(this.#digestAt, this.#digestAt + digestBytes)
    this.#digestAt += digestBytes
    const id = this.#text()
    const task = this.#word()
    const itemId = this.#text()
    const value = this.#value()
    switch (kind) {
      case lineKinds.prediction:
        return {
          type: 'prediction',
          id,
          digest,
          task,
          itemId,
          value,
          model: this.#word(),
          version: this.#word(),
          payload: this.#textOrNull(),
          segment: this.#segments.at(this.#number()),
          confidence: this.#number(),
          scores: this.#scores(),
          explanation: this.#textOrNull(),
          createdAt: this.#number(),
        }
      case lineKinds.decision:
        return {
          type: 'decision',
          id,
          digest,
          task,
          itemId,
          value,
          decider: this.#word(),
          decidedAt: this.#number(),
          independent: this.#number() === 1,
          durationMs: this.#numberOrNull(),
          note: this.#text(),
        }
      case lineKinds.outcome:
        return { type: 'outcome', id, digest, task, itemId, value, observedAt: this.#number() }
      default:
        throw new Error(`line kind ${kind} is unknown`)
    }
  }

  #scores() {
    const json = this.#textOrNull()
    return json === null ? null : { json, labels: this.#labels.at(this.#number()) ?? [] }
  }

  #value(): Value {
    const number = this.#number()
    const word = this.#wordAt(number)
    return word.startsWith('=') ? word.slice(1) : (this.#values.at(number) ?? '')
  }

  #number(): number {
    return this.#packed.numbers[this.#numberAt++] ?? Number.NaN
  }

  #numberOrNull(): number | null {
    const number = this.#number()
    return number === nothing ? null : number
  }

  #text(): string {
    return this.#textOrNull() ?? ''
  }

  #textOrNull(): string | null {
    const length = this.#number()
    if (length === noText) return null
    const from = this.#textAt
    this.#textAt += length
    return this.#packed.text.slice(from, this.#textAt)
  }

  #word(): string {
    return this.#wordAt(this.#number())
  }

  #wordAt(number: number): string {
    return this.#packed.words[number] ?? ''
  }
}

/** What words stand for that are JSON, each read once and shared by the lines that name it. */
class ParsedWords<T> {
  readonly #words: readonly string[]
  readonly #parsed = new Map<number, T>()

  constructor(words: readonly string[]) {
    this.#words = words
  }

  at(number: number): T | null {
    if (number === nothing) return null
    const known = this.#parsed.get(number)
    if (known !== undefined) return known
    const parsed = parseTrusted<T>(this.#words[number] ?? 'null')
    this.#parsed.set(number, parsed)
    return parsed
  }
}
