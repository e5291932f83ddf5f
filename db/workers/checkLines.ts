import { isAscii, isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import type { Place, Rejection } from '../../shared/ingest/parsed'
import { parseEvent } from '../../shared/ingest/parseEvent'
import { maxLineBytes } from '../../shared/schema/event'
import { LinePacker } from '../ingest/packedLines'
import type { PackedBatch } from '../ingest/parseProtocol'
import type { CutBatch, CutLine } from './lineCutter'
import type { MediaCheck } from './mediaCheck'
import { firstBadByte } from './utf8'

/** Turns cut lines into checked events and rejections, ready to be sent. */
export function checkLines(
  cut: CutBatch,
  checkMedia: MediaCheck,
  /** Between lines a blank one is nothing; where one was expected it is a fault. */
  blank: 'skip' | 'reject',
): PackedBatch {
  const read = textReader(cut.bytes)
  const packer = new LinePacker(cut.lines.length)
  for (const { oversize, ...place } of cut.lines) {
    const reject = (rejection: Rejection, task: string | null): void =>
      packer.rejected(place, { kind: 'rejected', rejection, task, oversize })
    const size = oversize?.bytes ?? place.to - place.from
    const text = size > maxLineBytes ? tooLarge(size) : read(place)
    if (typeof text !== 'string') reject(text, null)
    else if (text.trim() !== '') packEvent(packer, place, text, checkMedia, reject)
    else if (blank === 'skip') packer.blank(place)
    else reject(empty, null)
  }
  return { bytes: cut.bytes, lines: packer.packed() }
}

function packEvent(
  packer: LinePacker,
  place: Place,
  text: string,
  checkMedia: MediaCheck,
  reject: (rejection: Rejection, task: string | null) => void,
): void {
  const parsed = parseEvent(text)
  if (parsed.kind === 'rejected') {
    reject(parsed.rejection, parsed.task)
    return
  }
  const { event, canonical, media } = parsed
  const fault = checkMedia(media)
  if (fault !== null) reject(fault, event.task)
  // Hexadecimal, as that is the cheapest form in which a hash comes; only its beginning is kept.
  else packer.event(place, event, hash('sha256', canonical, 'hex'))
}

const empty: Rejection = { reason: 'not_json', path: '', message: 'the line is empty' }

function tooLarge(bytes: number): Rejection {
  return {
    reason: 'too_large',
    path: '',
    message: `has ${bytes} bytes, and a line may have at most ${maxLineBytes}; put what is large into a file under media/`,
  }
}

/**
 * How to get at the text of a line, or why there is none. All bytes are checked at once, and line
 * by line only where something is wrong; plain ASCII is decoded at once, too.
 */
function textReader(
  bytes: Uint8Array<ArrayBuffer>,
): (line: Omit<CutLine, 'oversize'>) => string | Rejection {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isAscii(buffer)) {
    const text = buffer.toString('latin1')
    return ({ from, to }) => text.slice(from, to)
  }
  if (isUtf8(buffer)) return ({ from, to }) => buffer.toString('utf8', from, to)
  return ({ from, to }) => {
    const line = buffer.subarray(from, to)
    return isUtf8(line) ? line.toString('utf8') : notUtf8(line)
  }
}

function notUtf8(line: Uint8Array): Rejection {
  const at = firstBadByte(line)
  const byte = (line[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return {
    reason: 'not_utf8',
    path: '',
    message: `is not UTF-8: byte ${at + 1} of the line is 0x${byte}; save the file as UTF-8`,
  }
}
