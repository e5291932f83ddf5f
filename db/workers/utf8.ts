import { isUtf8 } from 'node:buffer'

/** Where bytes stop being UTF-8; they must not be UTF-8 as a whole. */
export function firstBadByte(bytes: Uint8Array): number {
  // Halving: `good` bytes from the start are whole characters, within the first `bad` all is not.
  let good = 0
  let bad = bytes.length
  while (bad - good > 8) {
    const middle = characterStart(bytes, good + Math.ceil((bad - good) / 2))
    if (middle > good && isUtf8(bytes.subarray(good, middle))) good = middle
    else bad = Math.max(middle, good + 1)
  }
  while (good < bytes.length) {
    const next = [1, 2, 3, 4].find((count) => isUtf8(bytes.subarray(good, good + count)))
    if (next === undefined || good + next > bytes.length) break
    good += next
  }
  return good
}

/** The last place up to `at` where a character may begin. */
function characterStart(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1
  return start
}
