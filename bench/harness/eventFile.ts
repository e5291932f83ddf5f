import { closeSync, openSync, writeSync } from 'node:fs'
import { inPieces } from './filledStore'

/** Writes lines to a file, a piece at a time; answers how many bytes there are. */
export function writeEvents(file: string, lines: Iterable<string>, mostBytes = Infinity): number {
  const handle = openSync(file, 'w')
  let bytes = 0
  for (const piece of inPieces(lines)) {
    for (let at = 0; at < piece.length;) at += writeSync(handle, piece, at)
    bytes += piece.length
    if (bytes >= mostBytes) break
  }
  closeSync(handle)
  return bytes
}
