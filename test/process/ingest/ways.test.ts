import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inferTasks } from '../../../db/ingest/inferTasks'
import { ingestFile } from '../../../db/ingest/ingestFile'
import { mendLine, retryLines } from '../../../db/ingest/retry'
import type { StoreTools } from '../../../db/ingest/storeFile'
import type { WorkspaceFolder } from '../../../db/workspace/folder'
import { taskSchema } from '../../../shared/schema/task'
import { makeDecisionLine, makePredictionLine, makePredictionLines } from '../../make/lines'
import { makeFrailParser, makeParser, makeTools } from '../../make/tools'
import { makeAct, makeWorkspace, valueOf } from '../../make/workspace'

const never = new AbortController().signal
const quietly = () => undefined

function takeIn(tools: StoreTools, folder: WorkspaceFolder, file: string, signal = never) {
  return ingestFile(tools, {
    path: file,
    name: path.basename(file),
    from: 'command',
    mediaDir: folder.media,
    rejectedDir: folder.rejected,
    signal,
    onProgress: quietly,
  })
}

function write(folder: WorkspaceFolder, name: string, bytes: string): string {
  const file = path.join(folder.dir, name)
  writeFileSync(file, bytes)
  return file
}

const json = (...lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')

const everything = { reason: null, after: null, limit: 1000 }

describe('a file that is taken in by a command', () => {
  it('is counted, and all duplicates the second time', async () => {
    const { store, folder } = await makeWorkspace()
    const file = write(folder, 'events.jsonl', `${makePredictionLines(30)}\n\nnope\n`)
    const tools = makeTools(store)
    const counts = { read: 31, accepted: 30, duplicate: 0, rejected: 1, reasons: { not_json: 1 } }
    expect(valueOf(await takeIn(tools, folder, file))).toMatchObject(counts)
    expect(valueOf(await takeIn(tools, folder, file))).toMatchObject({
      ...counts,
      accepted: 0,
      duplicate: 30,
    })
    expect(await store.rejectedLines(everything)).toHaveLength(1)
  })

  it('has each bad line told apart', async () => {
    const { store, folder } = await makeWorkspace({
      id: 'digit-recognition',
      labels: [{ id: '1' }, { id: '7' }],
    })
    const counts = valueOf(await takeIn(makeTools(store), folder, 'test/fixtures/bad-input.jsonl'))
    expect(counts).toMatchObject({
      read: 16,
      accepted: 4,
      duplicate: 1,
      rejected: 11,
      reasons: {
        duplicate_conflict: 1,
        duplicate_prediction: 1,
        not_json: 2,
        schema: 2,
        unknown_label: 1,
        unknown_task: 1,
        media_path: 1,
        media_missing: 1,
        not_utf8: 1,
      },
    })
    const expected: readonly { line: number; expect: readonly string[] }[] = JSON.parse(
      readFileSync('test/fixtures/bad-input.expected.json', 'utf8'),
    )
    for (const { line, reason } of await store.rejectedLines(everything))
      expect(expected[line - 1]?.expect).toContain(reason)
  })

  it('is read on where the reading thread died', async () => {
    const { store, folder } = await makeWorkspace()
    const file = write(folder, 'events.jsonl', makePredictionLines(8000))
    const gently = { pace: { sliceMs: () => 0, isResting: () => true } }
    const tools = makeTools(store, { ...gently, parser: makeFrailParser(folder.dir) })
    expect(valueOf(await takeIn(tools, folder, file))).toMatchObject({ read: 8000, accepted: 8000 })
    expect(readFileSync(path.join(folder.dir, 'starts'), 'utf8')).toBe('xx')
  })

  it('may be left off, and is told apart from one that is not there', async () => {
    const { store, folder } = await makeWorkspace()
    const file = write(folder, 'events.jsonl', makePredictionLines(3000))
    const stop = new AbortController()
    const tools = makeTools(store, {
      pace: {
        sliceMs: () => {
          stop.abort()
          return 0
        },
        isResting: () => false,
      },
    })
    expect(await takeIn(tools, folder, file, stop.signal)).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: expect.stringMatching(/\d+ lines were read before/) },
    })
    expect(await takeIn(tools, folder, path.join(folder.dir, 'none.jsonl'))).toMatchObject({
      error: { code: 'file_unreadable', message: expect.stringContaining('There is no file') },
    })
    expect(await takeIn(tools, folder, folder.dir)).toMatchObject({
      error: { code: 'file_unreadable', message: expect.stringContaining('is a folder') },
    })
  })
})

describe('lines that were set aside', () => {
  it('go through the same door again once their task is there', async () => {
    const { store, folder } = await makeWorkspace()
    const lines = Array.from({ length: 150 }, (_, index) =>
      makeDecisionLine({ id: `d-${index}`, task: 'birds', item_id: `bird-${index}`, value: 'owl' }),
    )
    const tools = makeTools(store)
    await takeIn(tools, folder, write(folder, 'birds.jsonl', json(...lines)))
    const which = { kind: 'task', task: 'birds', reason: 'unknown_task' } as const
    expect(await retryLines(tools, which, folder.media)).toMatchObject({
      read: 150,
      accepted: 0,
      reasons: { unknown_task: 150 },
    })
    const labels = [{ id: 'owl' }, { id: 'tit' }]
    await store.defineTask(makeAct(), taskSchema.parse({ id: 'birds', kind: 'label', labels }))
    expect(await retryLines(tools, which, folder.media)).toMatchObject({ read: 150, accepted: 150 })
    expect(await store.rejectedLines(everything)).toEqual([])
    expect(await retryLines(tools, { kind: 'all' }, folder.media)).toMatchObject({ read: 0 })
  })

  it('find their media file when it has come', async () => {
    const { store, folder } = await makeWorkspace()
    const payload = { kind: 'image', mime: 'image/png', file: 'late.png' }
    const tools = makeTools(store)
    const line = makePredictionLine({ item: { id: 'item-1', payload } })
    await takeIn(tools, folder, write(folder, 'events.jsonl', json(line)))
    writeFileSync(path.join(folder.media, 'late.png'), 'x')
    expect(await retryLines(tools, { kind: 'all' }, folder.media)).toMatchObject({ accepted: 1 })
  })

  it('can be mended', async () => {
    const { store, folder } = await makeWorkspace()
    const tools = makeTools(store)
    await takeIn(tools, folder, write(folder, 'events.jsonl', '{"type":"prediction"}\n'))
    const [line] = await store.rejectedLines(everything)
    const id = line?.id ?? 0
    expect(await mendLine(tools, id, '  ', folder.media)).toMatchObject({
      reasons: { not_json: 1 },
    })
    const mended = JSON.stringify(makePredictionLine(), null, 2)
    expect(await mendLine(tools, id, mended, folder.media)).toMatchObject({ read: 1, accepted: 1 })
    expect(await store.rejectedLines(everything)).toEqual([])
  })
})

describe('a proposal made from a file', () => {
  it('passes over lines that are wrong', async () => {
    const { folder } = await makeWorkspace()
    const text = `nope\n${json(makePredictionLine(), makeDecisionLine())}`
    const tasks = await inferTasks(makeParser(), write(folder, 'e.jsonl', text), never, quietly)
    expect(valueOf(tasks)).toMatchObject([
      { id: 'animals', labels: [{ id: 'dog' }, { id: 'cat' }], review: { decisions: 'external' } },
    ])
  })

  it('says where there is no file', async () => {
    const result = await inferTasks(makeParser(), '/nowhere/e.jsonl', never, quietly)
    expect(result).toMatchObject({ ok: false, error: { code: 'file_unreadable' } })
  })
})
