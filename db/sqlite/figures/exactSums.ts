/**
 * Sums that come out the same in whatever order numbers are added and taken away again, which sums of
 * floating-point numbers do not: a slip of a billion that was undone would stay in every later digit.
 * So a number is cut into whole parts of 24 bits, from 2⁻⁴⁰ on, and each part has a sum of its own.
 */
const partBits = 24
const lowestBit = 40
export const parts = 5

/** A number as whole parts, lowest first; what is smaller than the lowest is dropped, alike each time. */
export function cutIntoParts(value: number): readonly number[] {
  let rest = BigInt(Math.trunc(Math.abs(value) * 2 ** lowestBit))
  const sign = value < 0 ? -1 : 1
  return Array.from({ length: parts }, (_, part) => {
    // The highest takes all that is left.
    const own = part === parts - 1 ? rest : BigInt.asUintN(partBits, rest)
    rest >>= BigInt(partBits)
    return own === 0n ? 0 : sign * Number(own)
  })
}

/** The number that sums of its parts stand for. */
export function joinParts(sums: readonly number[]): number {
  return sums.reduce((total, sum, part) => total + sum * 2 ** (partBits * part - lowestBit), 0)
}
