/**
 * Compresses for Parquet, in the format of https://github.com/google/snappy/blob/main/format_description.txt: the length,
 * then literals and copies of what came less than 64 KiB before. Into one buffer, and without a call for each byte, it
 * takes little more than half the time of what comes with the library.
 */
export function compressSnappy(input: Uint8Array): Uint8Array {
  const out = roomFor(input.length)
  let to = writeLength(out, input.length)
  let from = 0
  let at = 0
  table.fill(0)
  const last = input.length - margin
  while (at < last) {
    // The longer nothing repeats, the larger the steps.
    let step = 32
    let word = wordAt(input, at)
    let place = Math.imul(word, multiplier) >>> shift
    let before = (table[place] ?? 0) - 1
    table[place] = at + 1
    while (before < 0 || at - before > farthest || wordAt(input, before) !== word) {
      at += step++ >> 5
      if (at >= last) break
      word = wordAt(input, at)
      place = Math.imul(word, multiplier) >>> shift
      before = (table[place] ?? 0) - 1
      table[place] = at + 1
    }
    if (at >= last) break
    let length = 4
    const most = input.length - at
    while (length < most && input[before + length] === input[at + length]) length++
    if (at > from) to = writeLiteral(out, to, input, from, at)
    to = writeCopy(out, to, at - before, length)
    at += length
    from = at
    // What ends the copy is likely to begin the next one.
    if (at < last) table[Math.imul(wordAt(input, at - 1), multiplier) >>> shift] = at
  }
  if (from < input.length) to = writeLiteral(out, to, input, from, input.length)
  return out.slice(0, to)
}

/** Where four bytes were seen last, by a hash of them; one more than the place, as 0 is none. */
const table = new Int32Array(1 << 14)
const shift = 32 - 14
const multiplier = 0x1e35a7bd
const farthest = 65_535
/** Near the end nothing is looked for, so that four bytes can always be read. */
const margin = 15

let room = new Uint8Array(1024 * 1024)

/** The longest that so many bytes can become, used again and again. */
function roomFor(bytes: number): Uint8Array {
  const most = 32 + bytes + Math.ceil(bytes / 6)
  if (room.length < most) room = new Uint8Array(most * 2)
  return room
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) |
  ((bytes[at + 1] ?? 0) << 8) |
  ((bytes[at + 2] ?? 0) << 16) |
  ((bytes[at + 3] ?? 0) << 24)

function writeLength(out: Uint8Array, length: number): number {
  let to = 0
  let rest = length
  while (rest >= 0x80) {
    out[to++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  out[to++] = rest
  return to
}

function writeLiteral(
  out: Uint8Array,
  start: number,
  input: Uint8Array,
  from: number,
  until: number,
): number {
  let to = start
  const rest = until - from - 1
  if (rest < 60) out[to++] = rest << 2
  else {
    const bytes = rest < 0x100 ? 1 : rest < 0x10000 ? 2 : rest < 0x1000000 ? 3 : 4
    out[to++] = (59 + bytes) << 2
    for (let byte = 0; byte < bytes; byte++) out[to++] = (rest >>> (8 * byte)) & 0xff
  }
  if (rest < 32) for (let at = from; at < until; at++) out[to++] = input[at] ?? 0
  else {
    out.set(input.subarray(from, until), to)
    to += until - from
  }
  return to
}

function writeCopy(out: Uint8Array, start: number, offset: number, length: number): number {
  let to = start
  let left = length
  while (left > 0) {
    // A copy holds 64 bytes. The short form begins at four, so no rest may be shorter.
    const now = left > 67 ? 64 : left > 64 ? 60 : left
    if (now < 12 && offset < 2048) {
      out[to++] = 1 | ((now - 4) << 2) | ((offset >>> 8) << 5)
      out[to++] = offset & 0xff
    } else {
      out[to++] = 2 | ((now - 1) << 2)
      out[to++] = offset & 0xff
      out[to++] = offset >>> 8
    }
    left -= now
  }
  return to
}
