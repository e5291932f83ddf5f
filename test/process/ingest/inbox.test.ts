import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../db/ingest/fileFacts'
import type { IngestStore } from '../../../db/store/ingestStore'
import type { WorkspaceFolder } from '../../../db/workspace/folder'
import { makePredictionLines } from '../../make/lines'
import { eventually, makeTools, startInbox } from '../../make/tools'
import { makeWorkspace } from '../../make/workspace'

/** Puts a file in as a producer should: written elsewhere, then renamed; last written `ageMs` ago. */
function deliver(
  folder: WorkspaceFolder,
  name: string,
  bytes: string | Uint8Array,
  ageMs = 10_000,
) {
  const elsewhere = path.join(folder.dir, 'being-written')
  writeFileSync(elsewhere, bytes)
  const at = new Date(Date.now() - ageMs)
  utimesSync(elsewhere, at, at)
  const file = path.join(folder.inbox, name)
  renameSync(elsewhere, file)
  return file
}

const fingerprint = (file: string): string => fingerprintOf(statSync(file, { bigint: true }))
const doneFiles = (folder: WorkspaceFolder): readonly string[] =>
  readdirSync(folder.done).toSorted()
const isDone = (folder: WorkspaceFolder, name: string) => () =>
  existsSync(path.join(folder.done, name))

async function stateOf(store: Awaited<ReturnType<typeof makeWorkspace>>['store']) {
  const { events, sources } = await store.queueStatus(Date.now())
  return {
    predictions: events.predictions,
    sources: sources
      .toSorted((a, b) => a.id - b.id)
      .map(({ file, state, read, duplicate }) => ({ file, state, read, duplicate })),
  }
}

describe('the inbox', () => {
  it('takes in what is there, oldest first, and puts it away', async () => {
    const { store, folder } = await makeWorkspace()
    deliver(folder, 'b.jsonl', makePredictionLines(10), 30_000)
    deliver(folder, 'c.jsonl.gz', gzipSync(makePredictionLines(20, 10)), 40_000)
    deliver(folder, 'a.jsonl', makePredictionLines(5, 30), 20_000)
    const ignored = ['.hidden.jsonl', 'notes.txt', 'x.jsonl.tmp', 'half.jsonl.part']
    for (const name of ignored) deliver(folder, name, makePredictionLines(1, 99))
    startInbox(makeTools(store), folder)
    await eventually(() => doneFiles(folder).length === 3)
    await setTimeout(50)
    expect(await stateOf(store)).toEqual({
      predictions: 35,
      sources: [
        { file: 'c.jsonl.gz', state: 'done', read: 20, duplicate: 0 },
        { file: 'b.jsonl', state: 'done', read: 10, duplicate: 0 },
        { file: 'a.jsonl', state: 'done', read: 5, duplicate: 0 },
      ],
    })
    expect(readdirSync(folder.inbox).toSorted()).toEqual([...ignored, 'done'].toSorted())
    const { sources } = await store.queueStatus(Date.now())
    expect(sources.every(({ bytesRead, bytesTotal }) => bytesRead === bytesTotal)).toBe(true)
  })

  it('takes in what arrives while it watches, and never overwrites what was put away', async () => {
    const { store, folder } = await makeWorkspace()
    startInbox(makeTools(store), folder)
    await setTimeout(200)
    deliver(folder, 'events.jsonl', makePredictionLines(3))
    await eventually(isDone(folder, 'events.jsonl'))
    deliver(folder, 'events.jsonl', makePredictionLines(4, 3))
    await eventually(isDone(folder, 'events-2.jsonl'))
    deliver(folder, 'events.jsonl', makePredictionLines(4, 3), 20_000)
    await eventually(isDone(folder, 'events-3.jsonl'))
    expect(readFileSync(path.join(folder.done, 'events.jsonl'), 'utf8')).toBe(
      makePredictionLines(3),
    )
    expect(await stateOf(store)).toMatchObject({
      predictions: 7,
      sources: [{ duplicate: 0 }, { duplicate: 0 }, { read: 4, duplicate: 4 }],
    })
  })

  it('puts an unreadable file aside and says why, after taking what it holds', async () => {
    const { store, folder } = await makeWorkspace()
    const packed = gzipSync(makePredictionLines(3000))
    deliver(folder, 'cut.jsonl.gz', packed.subarray(0, packed.length - 30))
    deliver(folder, 'good.jsonl', makePredictionLines(2, 5000), 5000)
    startInbox(makeTools(store), folder)
    await eventually(isDone(folder, 'good.jsonl'))
    expect(readdirSync(folder.rejected)).toEqual(['cut.jsonl.gz'])
    const { sources, events } = await store.queueStatus(Date.now())
    const cut = sources.find(({ file }) => file === 'cut.jsonl.gz')
    expect(cut).toMatchObject({
      state: 'unreadable',
      message: expect.stringContaining('ends in the middle'),
    })
    expect(cut?.read).toBeGreaterThan(2500)
    expect(events.predictions).toBe((cut?.read ?? 0) + 2)
  })

  it('goes on in the middle of a file where it was stopped', async () => {
    const { store, folder } = await makeWorkspace()
    deliver(folder, 'big.jsonl', makePredictionLines(5000))
    const slow = { pace: { sliceMs: () => 0, isResting: () => false } }
    for (let stops = 0; stops < 3; stops += 1) {
      const before = (await stateOf(store)).predictions
      const inbox = startInbox(makeTools(store, slow), folder)
      await eventually(async () => (await stateOf(store)).predictions > before + 200)
      await inbox.stop()
    }
    expect(await stateOf(store)).toMatchObject({ sources: [{ state: 'reading' }] })
    startInbox(makeTools(store), folder)
    await eventually(isDone(folder, 'big.jsonl'))
    await setTimeout(50)
    expect(await stateOf(store)).toEqual({
      predictions: 5000,
      sources: [{ file: 'big.jsonl', state: 'done', read: 5000, duplicate: 0 }],
    })
  })

  it('finishes what a kill left between storing and putting away', async () => {
    const { store, folder } = await makeWorkspace()
    const file = deliver(folder, 'stored.jsonl', makePredictionLines(3))
    const begin = async (name: string, print: string) => {
      const { id } = await store.openSource(
        { file: name, from: 'inbox', fingerprint: print, bytesTotal: 1 },
        Date.now(),
      )
      return id
    }
    const at = Date.now()
    await store.finishSource(await begin('stored.jsonl', fingerprint(file)), 'read', null, 1, at)
    await store.finishSource(await begin('moved.jsonl', '1:2:3'), 'read', null, 1, at)
    await begin('gone.jsonl', '4:5:6')
    startInbox(makeTools(store), folder)
    await eventually(isDone(folder, 'stored.jsonl'))
    await setTimeout(50)
    // That its lines are stored is what `read` means, so they are not read again.
    expect(await stateOf(store)).toEqual({
      predictions: 0,
      sources: [
        { file: 'stored.jsonl', state: 'done', read: 0, duplicate: 0 },
        { file: 'moved.jsonl', state: 'done', read: 0, duplicate: 0 },
        { file: 'gone.jsonl', state: 'unreadable', read: 0, duplicate: 0 },
      ],
    })
  })

  it('waits for the rest of a file that is written in place', async () => {
    const { store, folder } = await makeWorkspace()
    startInbox(makeTools(store), folder)
    const text = makePredictionLines(6)
    const file = path.join(folder.inbox, 'slow.jsonl')
    const pieces = [0.1, 0.35, 0.7, 1].map((share) => Math.floor(text.length * share))
    let from = 0
    for (const to of pieces) {
      appendFileSync(file, text.slice(from, to))
      from = to
      await setTimeout(700)
    }
    expect((await stateOf(store)).predictions).toBeGreaterThanOrEqual(5)
    await eventually(isDone(folder, 'slow.jsonl'))
    await setTimeout(50)
    expect(await stateOf(store)).toEqual({
      predictions: 6,
      sources: [{ file: 'slow.jsonl', state: 'done', read: 6, duplicate: 0 }],
    })
  })

  it('takes a last line without line end once the file is quiet', async () => {
    const { store, folder } = await makeWorkspace()
    deliver(folder, 'old.jsonl', makePredictionLines(2).trimEnd())
    const fresh = path.join(folder.inbox, 'fresh.jsonl')
    writeFileSync(fresh, makePredictionLines(2, 2).trimEnd())
    startInbox(makeTools(store), folder)
    await eventually(isDone(folder, 'old.jsonl'))
    expect((await stateOf(store)).predictions).toBeLessThanOrEqual(3)
    await eventually(isDone(folder, 'fresh.jsonl'))
    expect((await stateOf(store)).predictions).toBe(4)
  })

  it('survives trouble with the store, loses nothing and counts nothing twice', async () => {
    const { store, folder } = await makeWorkspace()
    deliver(folder, 'events.jsonl', makePredictionLines(3000))
    let calls = 0
    const shaky: IngestStore = Object.create(store, {
      applyLines: {
        value: (...given: Parameters<IngestStore['applyLines']>) => {
          calls += 1
          if (calls === 2) throw new Error('the disk is full')
          return store.applyLines(...given)
        },
      },
    })
    const { troubles } = startInbox(makeTools(shaky), folder)
    await eventually(isDone(folder, 'events.jsonl'))
    await setTimeout(50)
    expect(troubles).toEqual(['events.jsonl: the disk is full'])
    expect(await stateOf(store)).toEqual({
      predictions: 3000,
      sources: [{ file: 'events.jsonl', state: 'done', read: 3000, duplicate: 0 }],
    })
  })
})
