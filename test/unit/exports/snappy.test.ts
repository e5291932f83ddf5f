import { snappyUncompress } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { compressSnappy } from '../../../db/exports/sinks/snappy'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The same numbers in every run. */
function drawn(count: number, below: number): Uint8Array {
  let state = 7
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 16) % below
  })
}

const rows = Array.from({ length: 3000 }, (_, index) =>
  JSON.stringify({ id: `item-${index}`, value: index % 7 ? 'cat' : 'dog', text: 'what is this?' }),
).join('\n')

describe('bytes compressed for Parquet', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['one byte', bytesOf('a')],
    ['fewer than can repeat', bytesOf('aaaaaaaaaaaaaa')],
    ['rows that are much alike', bytesOf(rows)],
    ['letters that stand for several bytes', bytesOf('größer als süß '.repeat(999))],
    ['one byte again and again', bytesOf('a'.repeat(70_000))],
    ['what does not repeat', drawn(70_000, 256)],
    ['what repeats a little', drawn(70_000, 3)],
    ['what repeats from too far', Uint8Array.from([...drawn(70_000, 256), ...drawn(70_000, 256)])],
    ['copies of every length', bytesOf(copies())],
  ])('come out as they were: %s', (_, input) => {
    const output = new Uint8Array(input.length)
    snappyUncompress(compressSnappy(input), output)
    expect(Buffer.compare(output, input)).toBe(0)
  })

  it('become few where much repeats, and hardly more where nothing does', () => {
    expect(compressSnappy(bytesOf(rows)).length).toBeLessThan(rows.length / 4)
    expect(compressSnappy(drawn(70_000, 256)).length).toBeLessThan(70_050)
  })
})

/** A text in which stretches of 1 to 200 characters repeat, near and far. */
function copies(): string {
  const letters = Buffer.from(drawn(5000, 26).map((one) => one + 97)).toString()
  return Array.from(
    { length: 200 },
    (_, length) =>
      letters.slice(length * 7, length * 8 + 1) + letters.slice(length * 13, length * 13 + 5),
  ).join('')
}
