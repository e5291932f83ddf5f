import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { exportOptionsSchema, type ExportOptions } from '../../../shared/schema/export'
import type { ExportMarks } from '../../store/exportSource'
import { parseTrusted } from '../../trusted'
import type { MediaState } from '../files/mediaCopy'
import type { SinkState } from '../sinks/sink'
import type { TallyState } from '../tally'

export const logName = 'pieces.jsonl'

/** What an unfinished export is, so that it can be shown and gone on with. */
export interface ExportNote {
  readonly options: ExportOptions
  readonly since: ExportMarks | null
  readonly person: string
  readonly startedAt: number
  /** A hash of all that shapes a row beside the data: with another one nothing that was written can be kept. */
  readonly settings: string
}

/** A part of an export that was written whole and is on disk. */
export interface Piece {
  /** Numbers of the items that it was made from: the first left out, the last included. */
  readonly after: number
  readonly last: number
  /** What the data it was made from came to, by which it can be seen that it is still the same. */
  readonly guard: string
  /** By the name of the part; of an export that is not split under the empty name. */
  readonly sinks: Readonly<Record<string, SinkState>>
  readonly tally: TallyState
  readonly media: MediaState
  readonly done: number
  readonly total: number
}

export interface KeptPieces {
  readonly note: ExportNote
  readonly pieces: readonly Piece[]
}

/** The note and the pieces of an export on its way, one a line, each written when what it tells of is on disk. */
export class PieceLog {
  readonly #fd: number
  #pending: Promise<void> = Promise.resolve()

  /** Begins the log anew with what is kept. */
  constructor(work: string, note: ExportNote, kept: readonly Piece[]) {
    const draft = path.join(work, `${logName}.draft`)
    const lines = [note, ...kept].map((entry) => `${JSON.stringify(entry)}\n`)
    writeFileSync(draft, lines.join(''), { flush: true })
    renameSync(draft, path.join(work, logName))
    this.#fd = openSync(path.join(work, logName), 'a')
  }

  /** Notes a piece as soon as it is on disk; the export goes on meanwhile, for one piece at most. */
  async add(piece: Piece, syncs: readonly Promise<void>[]): Promise<void> {
    await this.#pending
    this.#pending = this.#noteAfter(syncs, piece)
    // Whoever adds the next piece, or closes, hears of it.
    this.#pending.catch(() => undefined)
  }

  async #noteAfter(syncs: readonly Promise<void>[], piece: Piece): Promise<void> {
    await Promise.all(syncs)
    writeSync(this.#fd, `${JSON.stringify(piece)}\n`)
    fsyncSync(this.#fd)
  }

  /** Waits for the last piece: its files must not be closed before. */
  async close(): Promise<void> {
    try {
      await this.#pending
    } finally {
      closeSync(this.#fd)
    }
  }
}

/** What a log tells of; null where there is none. A line that was half written when its process died is no piece. */
export function readPieces(work: string): KeptPieces | null {
  const file = path.join(work, logName)
  if (!existsSync(file)) return null
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  try {
    const note = parseTrusted<ExportNote>(first)
    const options = exportOptionsSchema.parse(note.options)
    return { note: { ...note, options }, pieces: rest.map((line) => parseTrusted<Piece>(line)) }
  } catch {
    return null
  }
}
