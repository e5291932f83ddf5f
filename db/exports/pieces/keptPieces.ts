import type { ExportOptions } from '../../../shared/schema/export'
import type { ExportHead, ExportSource } from '../../store/exportSource'
import type { ExportJob } from '../exportJob'
import { hashText } from '../files/hashText'
import type { KeptPieces, Piece } from './pieceLog'

/** To be raised whenever rows or files come to look otherwise while the program's version stays. */
const layout = 1

/** What can be kept of an interrupted export. */
export interface Kept {
  readonly pieces: readonly Piece[]
  /** The rows that were there; null where nothing was. */
  readonly foundRows: number | null
}

/**
 * The pieces that an export of this moment would begin with just the same: up to the first one whose data is not what
 * it was. So what comes out is what an export that is made now would hold, byte for byte.
 */
export function choosePieces(
  source: ExportSource,
  found: KeptPieces | null,
  settings: string,
): Kept {
  if (found === null) return { pieces: [], foundRows: null }
  const { note, pieces } = found
  const foundRows = pieces.at(-1)?.tally.rows ?? 0
  if (note.settings !== settings) return { pieces: [], foundRows }
  const changed = pieces.findIndex((piece) => source.guard(piece) !== piece.guard)
  return { pieces: changed < 0 ? pieces : pieces.slice(0, changed), foundRows }
}

/** A hash of all that shapes a row beside the data itself. */
export function settingsOf({ options, since, appVersion, secret }: ExportJob, head: ExportHead) {
  const { task, taskRevision, timeZone } = head
  const facts = { layout, appVersion, options, since, task, taskRevision, timeZone }
  return hashText(JSON.stringify([facts, hashText(secret)]))
}

export const isSameExport = (a: ExportOptions, b: ExportOptions): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
