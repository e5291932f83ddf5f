import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { FileJob } from '../../../db/ingest/parseProtocol'
import type { ReadStep } from '../../../db/ingest/parser'
import type { ParsedLine } from '../../../shared/ingest/parsed'
import { makePayloadLine, makePredictionLine, makePredictionLines } from '../../make/lines'
import { makeParser } from '../../make/tools'
import { makeFolder } from '../../make/workspace'

interface Read {
  readonly lines: readonly (ParsedLine & { readonly text: string })[]
  readonly last: ReadStep | undefined
  readonly batches: number
}

/** Reads bytes from a file as the worker does, to the end. */
async function read(bytes: Uint8Array | string, changes: Partial<FileJob> = {}): Promise<Read> {
  const folder = makeFolder()
  const file = path.join(folder.dir, 'events.jsonl')
  writeFileSync(file, bytes)
  return readPath({ path: file, mediaDir: folder.media, ...changes })
}

async function readPath(job: Partial<FileJob> & { readonly path: string }): Promise<Read> {
  const whole = { offset: 0, line: 0, mediaDir: null, oversizePrefix: null, tail: 'take' } as const
  const steps: ReadStep[] = []
  for await (const step of makeParser().readFile({ ...whole, ...job })) steps.push(step)
  const batches = steps.flatMap((step) => (step.kind === 'batch' ? [step.batch] : []))
  const lines = batches.flatMap((batch) =>
    batch.lines.map((line) => ({
      ...line,
      text: Buffer.from(batch.bytes.subarray(line.from, line.to)).toString(),
    })),
  )
  return { lines, last: steps.at(-1), batches: batches.length }
}

const outcomes = ({ lines }: Read): readonly string[] =>
  lines.map((line) => (line.kind === 'rejected' ? line.rejection.reason : line.kind))

const event = (id: string): string =>
  JSON.stringify(makePredictionLine({ id, item: { id: `item of ${id}` } }))

describe('the lines of a file', () => {
  it('come with their place and their bytes', async () => {
    const text = `${event('a')}\n\n${event('é')}\r\n \t\nnope\n`
    const done = await read(text)
    expect(outcomes(done)).toEqual(['event', 'blank', 'event', 'blank', 'not_json'])
    expect(done.lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5])
    expect(done.lines.map((line) => line.text)).toEqual([event('a'), '', event('é'), ' \t', 'nope'])
    expect(done.lines.at(-1)?.next).toBe(Buffer.byteLength(text))
    expect(done.last).toMatchObject({ kind: 'end', end: { line: 5, tailBytes: 0 } })
  })

  it('may begin with a byte order mark, which is no part of them', async () => {
    const done = await read(`\uFEFF${event('a')}\n${event('b')}\n`)
    expect(outcomes(done)).toEqual(['event', 'event'])
    expect(done.lines[0]?.text).toBe(event('a'))
    const [first] = done.lines
    expect(
      outcomes(
        await read(`\uFEFF${event('a')}\n${event('b')}\n`, { offset: first?.next ?? 0, line: 1 }),
      ),
    ).toEqual(['event'])
  })

  it('have the same digest whatever the order of keys, and another for other content', async () => {
    const line = makePredictionLine()
    const turned = Object.fromEntries(Object.entries(line).toReversed())
    const other = makePredictionLine({ version: '1.0.1' })
    const { lines } = await read([line, turned, other].map((one) => JSON.stringify(one)).join('\n'))
    const digests = lines.map((one) =>
      one.kind === 'event' ? Buffer.from(one.event.digest).toString('hex') : one.kind,
    )
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })

  it('are set aside alone where their bytes are no UTF-8', async () => {
    const bad = Buffer.concat([Buffer.from('{"id":"sev'), Buffer.of(0xe9), Buffer.from('n"}')])
    const done = await read(
      Buffer.concat([Buffer.from(`${event('é')}\n`), bad, Buffer.from(`\n${event('b')}`)]),
    )
    expect(outcomes(done)).toEqual(['event', 'not_utf8', 'event'])
    expect(done.lines[1]).toMatchObject({
      rejection: { message: expect.stringContaining('byte 11 of the line is 0xE9') },
    })
  })

  it('go on from any line as if nothing had happened', async () => {
    const text = makePredictionLines(9000)
    const all = await read(text)
    expect(all.lines).toHaveLength(9000)
    expect(all.batches).toBeGreaterThan(2)
    const at = all.lines[1233]
    const rest = await read(text, { offset: at?.next ?? 0, line: at?.line ?? 0 })
    expect(rest.lines.map(({ text: one, line }) => ({ one, line }))).toEqual(
      all.lines.slice(1234).map(({ text: one, line }) => ({ one, line })),
    )
  })

  it('end with one that has no line end, unless that is to be left', async () => {
    const text = `${event('a')}\n${event('b')}`
    expect(outcomes(await read(text))).toEqual(['event', 'event'])
    const left = await read(text, { tail: 'leave' })
    expect(outcomes(left)).toEqual(['event'])
    expect(left.last).toMatchObject({ end: { line: 1, tailBytes: event('b').length } })
    const changed = await read(text, { tail: { ifStill: 'another' } })
    expect(outcomes(changed)).toEqual(['event'])
  })

  it('do not exist in an empty file', async () => {
    expect(await read('')).toMatchObject({ lines: [], last: { end: { offset: 0, line: 0 } } })
  })
})

const limit = 1024 * 1024
const long = (bytes: number): string => {
  const room = bytes - JSON.stringify(makePayloadLine({ kind: 'text', text: '' })).length
  return JSON.stringify(makePayloadLine({ kind: 'text', text: 'x'.repeat(room) }))
}

describe('a line over the limit', () => {
  it('is one byte longer than the longest that is taken, line end not counted', async () => {
    const text = `${long(limit)}\r\n${long(limit + 1)}\r\n${long(limit)}\n${long(limit + 1)}\n${long(limit + 1)}`
    expect(outcomes(await read(text))).toEqual([
      'event',
      'too_large',
      'event',
      'too_large',
      'too_large',
    ])
  })

  it.each([5_000_000, limit + 1])('is kept in a file of its own: %i bytes', async (bytes) => {
    const folder = makeFolder()
    const prefix = path.join(folder.rejected, 'oversize-')
    const line = long(bytes)
    const done = await read(`${event('a')}\n${line}\r\n${event('b')}\n`, { oversizePrefix: prefix })
    expect(outcomes(done)).toEqual(['event', 'too_large', 'event'])
    expect(done.lines[1]).toMatchObject({ oversize: { bytes, file: 'oversize-2.jsonl' }, text: '' })
    expect(readFileSync(`${prefix}2.jsonl`, 'utf8') === line).toBe(true)
    expect(done.last).toMatchObject({ end: { offset: 2 * event('a').length + bytes + 4, line: 3 } })
  })
})

describe('a gz', () => {
  it('may have several members and goes on from offsets of what it holds', async () => {
    const texts = [makePredictionLines(700), makePredictionLines(700, 700), '', event('last')]
    const packed = Buffer.concat(texts.map((text) => gzipSync(text)))
    const all = await read(packed)
    expect(all.lines.map(({ text }) => text).join('\n')).toBe(texts.join(''))
    const at = all.lines[1000]
    const rest = await read(packed, { offset: at?.next ?? 0, line: 1001 })
    expect(rest.lines.map(({ text }) => text)).toEqual(
      all.lines.slice(1001).map(({ text }) => text),
    )
  })

  it('that was cut off still gives the lines that are there', async () => {
    const packed = gzipSync(makePredictionLines(3000))
    const cut = await read(packed.subarray(0, packed.length - 40))
    expect(cut.lines.length).toBeGreaterThan(2500)
    expect(outcomes(cut).every((outcome) => outcome === 'event')).toBe(true)
    expect(cut.last).toMatchObject({
      kind: 'failed',
      failure: { blame: 'file', message: expect.stringContaining('ends in the middle') },
    })
  })

  it('that is damaged is told', async () => {
    const packed = gzipSync(makePredictionLines(20_000))
    packed.fill(0x55, packed.length / 2, packed.length / 2 + 500)
    const damaged = await read(packed)
    expect(damaged.lines.length).toBeGreaterThan(5000)
    expect(damaged.last).toMatchObject({
      failure: { blame: 'file', message: expect.stringContaining('damaged') },
    })
  })

  it('only by its name is told, too', async () => {
    const file = path.join(makeFolder().dir, 'events.jsonl.gz')
    writeFileSync(file, event('a'))
    expect(await readPath({ path: file })).toMatchObject({
      lines: [],
      last: { failure: { blame: 'file', message: expect.stringContaining('not gzip') } },
    })
  })
})

describe('media files', () => {
  it('must be there, inside the media folder', async () => {
    const folder = makeFolder()
    writeFileSync(path.join(folder.media, 'there.png'), 'x')
    mkdirSync(path.join(folder.media, 'folder'))
    writeFileSync(path.join(folder.dir, 'secret.png'), 'x')
    symlinkSync(path.join(folder.dir, 'secret.png'), path.join(folder.media, 'out.png'))
    symlinkSync('there.png', path.join(folder.media, 'in.png'))
    symlinkSync(folder.dir, path.join(folder.media, 'up'))
    const names = ['there.png', 'in.png', 'gone.png', 'folder', 'out.png', 'up/secret.png', '../x']
    const lines = names.map((file) =>
      JSON.stringify(makePayloadLine({ kind: 'image', mime: 'image/png', file })),
    )
    const done = await read(lines.join('\n'), { mediaDir: folder.media })
    expect(outcomes(done)).toEqual([
      'event',
      'event',
      'media_missing',
      'media_missing',
      'media_path',
      'media_path',
      'media_path',
    ])
  })
})

describe('the reading thread', () => {
  it('says why a file cannot be read', async () => {
    const { dir } = makeFolder()
    expect((await readPath({ path: path.join(dir, 'none') })).last).toMatchObject({
      failure: { blame: 'file', message: 'The file is not there.' },
    })
    expect((await readPath({ path: dir })).last).toMatchObject({
      failure: { blame: 'file', message: expect.stringContaining('folder') },
    })
  })

  it('reads no further ahead than two batches', async () => {
    const folder = makeFolder()
    const file = path.join(folder.dir, 'events.jsonl')
    writeFileSync(file, makePredictionLines(20_000))
    const job = { path: file, offset: 0, line: 0, mediaDir: null, oversizePrefix: null } as const
    const steps = makeParser().readFile({ ...job, tail: 'leave' })
    const first = await steps.next()
    expect(first.value).toMatchObject({ kind: 'batch' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    // Whatever had been read ahead was read before this came.
    appendFileSync(file, `${event('late')}\n`)
    let lines = 0
    for await (const step of steps) if (step.kind === 'batch') lines += step.batch.lines.length
    // All but the 500 of the first batch, which is small so that storing begins early.
    expect(lines).toBe(19_501)
  })

  it('checks lines at hand, each for itself', async () => {
    const { media } = makeFolder()
    const lines = [event('a'), '', '{\n"type": "prediction"\n}', 'x'.repeat(1024 * 1024 + 1)]
    const step = await makeParser().checkLines(
      lines.map((line) => Buffer.from(line)),
      media,
    )
    expect(step).toMatchObject({
      kind: 'batch',
      batch: {
        lines: [
          { kind: 'event' },
          { rejection: { reason: 'not_json', message: 'the line is empty' } },
          { rejection: { reason: 'schema', path: 'id' } },
          { rejection: { reason: 'too_large' }, oversize: null },
        ],
      },
    })
  })

  it('tells the bad input apart', async () => {
    const { lines } = await readPath({
      path: 'test/fixtures/bad-input.jsonl',
      mediaDir: makeFolder().media,
    })
    const inFile = ['not_utf8', 'not_json', 'schema', 'media_path', 'media_missing']
    const expected: readonly { line: number; expect: readonly string[] }[] = JSON.parse(
      readFileSync('test/fixtures/bad-input.expected.json', 'utf8'),
    )
    expect(lines).toHaveLength(expected.length)
    for (const [index, line] of lines.entries()) {
      const wanted = expected[index]?.expect.filter((outcome) => inFile.includes(outcome)) ?? []
      const outcome = line.kind === 'rejected' ? line.rejection.reason : line.kind
      expect(
        wanted.length === 0 || expected[index]?.expect.includes('accepted') ? 'event' : wanted[0],
      ).toBe(outcome)
    }
  })
})
