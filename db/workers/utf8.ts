import { isUtf8 } from 'node:buffer'

/** Where bytes stop being UTF-8; their length where they do not. */
export function firstBadByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const size = characterBytes(bytes[at] ?? 0)
    const isWhole = size > 0 && at + size <= bytes.length
    if (!isWhole || (size > 1 && !isUtf8(bytes.subarray(at, at + size)))) return at
    at += size
  }
  return at
}

/** How long the character is that begins with this byte; 0 where none does. */
function characterBytes(first: number): number {
  if (first < 0x80) return 1
  if (first >> 5 === 0b110) return 2
  if (first >> 4 === 0b1110) return 3
  return first >> 3 === 0b11110 ? 4 : 0
}
