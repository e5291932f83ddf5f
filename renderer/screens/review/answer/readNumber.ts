/** A number as people write it, with a point or a comma before its decimals; null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-')
  if (!/^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(plain)) return null
  const value = Number(plain.replace(',', '.'))
  return Number.isFinite(value) ? value : null
}
