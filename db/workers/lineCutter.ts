import { maxLineBytes } from '../../shared/schema/event'
import type { Oversize, OversizeWriter } from './oversize'

const newline = 10
const carriageReturn = 13
/** Many, as random ids touch nearly every page of an index each time that a batch is stored. */
const mostLines = 4000
const mostBytes = 2 * 1024 * 1024
/** The first batch is small, so that storing begins while the next one is read. */
const firstLines = 500

export interface CutLine {
  readonly line: number
  readonly next: number
  readonly from: number
  readonly to: number
  /** Set where the line is over the limit and its bytes went to a file instead. */
  readonly oversize: Oversize | null
}

/** Some lines with bytes of their own, which may be given away. */
export interface CutBatch {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly lines: readonly CutLine[]
}

/**
 * Cuts pieces of a source into lines. Holds at most one line within the limit; a longer one goes
 * straight to a file, so memory stays flat whatever comes.
 */
export class LineCutter {
  #pending: Uint8Array = new Uint8Array()
  #oversize: OversizeWriter | null = null
  #isFirst = true
  /** Where the pending line begins in the source, and its number. */
  #offset: number
  #line: number
  readonly #startOversize: (line: number) => OversizeWriter

  constructor(
    offset: number,
    linesBefore: number,
    startOversize: (line: number) => OversizeWriter,
  ) {
    this.#offset = offset
    this.#line = linesBefore + 1
    this.#startOversize = startOversize
  }

  /** How far whole lines were given out. */
  get position(): { readonly offset: number; readonly line: number } {
    return { offset: this.#offset, line: this.#line - 1 }
  }

  /** Bytes after the last line end. */
  get tailBytes(): number {
    return this.#pending.length + (this.#oversize?.received ?? 0)
  }

  /** The lines that end in this piece. Nothing of the piece itself is kept. */
  *push(piece: Uint8Array): Generator<CutBatch, void> {
    let bytes = piece
    if (this.#oversize !== null) {
      const end = piece.indexOf(newline)
      this.#oversize.write(end < 0 ? piece : piece.subarray(0, end))
      if (end < 0) return
      yield this.#endOversize(this.#oversize, true)
      bytes = piece.subarray(end + 1)
    } else if (this.#pending.length > 0) bytes = Buffer.concat([this.#pending, piece])
    const rest = bytes.subarray(yield* this.#cut(bytes))
    this.#pending = new Uint8Array()
    // One byte more than the limit may still be the "\r" of a line end.
    if (rest.length > maxLineBytes + 1) {
      this.#oversize = this.#startOversize(this.#line)
      this.#oversize.write(rest)
    } else this.#pending = Uint8Array.from(rest)
  }

  /** What follows the last line end, as a line of its own. */
  *end(): Generator<CutBatch, void> {
    if (this.#oversize !== null) yield this.#endOversize(this.#oversize, false)
    else if (this.#pending.length > 0) {
      const draft = this.#draft(this.#pending, 0)
      this.#add(draft, 0, this.#pending.length, false)
      this.#pending = new Uint8Array()
      yield draft.batch()
    }
  }

  /** Gives up a line that was begun but not given out; it will be read again. */
  discard(): void {
    this.#oversize?.discard()
    this.#oversize = null
  }

  /** Gives out all whole lines of `bytes`, and answers where the last of them ends. */
  *#cut(bytes: Uint8Array): Generator<CutBatch, number> {
    let from = 0
    let draft = this.#draft(bytes, from)
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      this.#add(draft, from, end, true)
      from = end + 1
      if (draft.isFull(from)) {
        yield draft.batch()
        draft = this.#draft(bytes, from)
      }
    }
    if (draft.hasLines) yield draft.batch()
    return from
  }

  #draft(bytes: Uint8Array, from: number): Draft {
    const most = this.#isFirst ? firstLines : mostLines
    this.#isFirst = false
    return new Draft(bytes, from, most)
  }

  /** Puts the line from `from` to before `end` into the draft; `cut` says that "\n" stands there. */
  #add(draft: Draft, from: number, end: number, cut: boolean): void {
    const { source } = draft
    const start = this.#offset === 0 && beginsWithMark(source, from) ? from + 3 : from
    const to = cut && end > start && source[end - 1] === carriageReturn ? end - 1 : end
    const line = this.#line
    this.#offset += end - from + (cut ? 1 : 0)
    this.#line += 1
    let oversize: Oversize | null = null
    if (to - start > maxLineBytes) {
      const writer = this.#startOversize(line)
      writer.write(source.subarray(start, to))
      oversize = writer.end(false)
    }
    draft.add({ line, next: this.#offset, from: start, to: oversize ? start : to, oversize })
  }

  #endOversize(writer: OversizeWriter, cut: boolean): CutBatch {
    this.#offset += writer.received + (cut ? 1 : 0)
    const oversize = writer.end(cut)
    this.#oversize = null
    const place = { line: this.#line, next: this.#offset, from: 0, to: 0 }
    this.#line += 1
    return { bytes: new Uint8Array(), lines: [{ ...place, oversize }] }
  }
}

/** Lines of `source` from `begin` on, until there are enough for a batch. */
class Draft {
  readonly source: Uint8Array
  readonly #begin: number
  readonly #most: number
  readonly #lines: CutLine[] = []

  constructor(source: Uint8Array, begin: number, most: number) {
    this.source = source
    this.#begin = begin
    this.#most = most
  }

  get hasLines(): boolean {
    return this.#lines.length > 0
  }

  isFull(end: number): boolean {
    return this.#lines.length >= this.#most || end - this.#begin >= mostBytes
  }

  add(line: CutLine): void {
    this.#lines.push({ ...line, from: line.from - this.#begin, to: line.to - this.#begin })
  }

  batch(): CutBatch {
    const end = this.#begin + (this.#lines.at(-1)?.to ?? 0)
    return { bytes: Uint8Array.from(this.source.subarray(this.#begin, end)), lines: this.#lines }
  }
}

/** Editors on Windows put this before UTF-8. */
function beginsWithMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf
}
