import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { makeCommandWorkspace, nameFolder, runCommandLine } from '../make/commandLine'
import { startDataProcess } from '../make/dataProcess'
import { predictionLine, writeEvents } from '../make/eventFile'
import { animals, makeFolder, wholeReport } from '../make/workspace'

const animalsOutside = { ...animals, review: { decisions: 'external' as const } }

/** A workspace with the outside task `animals` and some of its events. */
async function makeFed(items: number, first = 0) {
  const made = await makeCommandWorkspace()
  await made.ask('user', 'add', 'tester', '--role', 'lead')
  const task = path.join(made.dir, 'task.json')
  writeFileSync(task, JSON.stringify(animalsOutside))
  await made.ask('task', 'add', task)
  const feed = async (count: number, from: number) => {
    const file = path.join(made.dir, `events-${from}.jsonl`)
    writeEvents(file, count, from)
    return made.ask('ingest', file)
  }
  await feed(items, first)
  const report = async () => {
    const [one] = await made.ask('report', '--task', 'animals')
    return one
  }
  /** What producers were told, once it is so many lines, as `serve` writes them. */
  const told = async (lines: number): Promise<readonly { cursor: number; item_id: string }[]> => {
    const data = await startDataProcess(made.dir)
    const outbox = path.join(made.dir, 'outbox')
    const read = () =>
      readdirSync(outbox)
        .toSorted()
        .flatMap((name) => readFileSync(path.join(outbox, name), 'utf8').split('\n').slice(0, -1))
    await expect.poll(() => read().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(lines)
    await data.host.stop()
    return read().map((line) => JSON.parse(line))
  }
  return { ...made, feed, report, told }
}

describe('backup', () => {
  it('is of one moment, whole, while events pour in', async () => {
    const { dir, inbox } = makeFolder()
    const file = path.join(dir, 'events.part')
    writeEvents(file, 20_000)
    const data = await startDataProcess(dir)
    await data.ask('tasks.define', { requestId: randomUUID(), at: 1, task: animals })
    renameSync(file, path.join(inbox, 'events.jsonl'))
    const stored = async () => (await data.ask('queue.status', {})).events.predictions
    while ((await stored()) < 3000) await setTimeout(2)
    const copy = path.join(dir, 'copy.db')
    await data.ask('workspace.backup', { file: copy })
    const read = path.join(inbox, 'done', 'events.jsonl')
    await expect.poll(() => existsSync(read), { timeout: 30_000 }).toBe(true)
    const whole = await data.ask('report.get', wholeReport)
    await data.host.stop()

    const again = nameFolder()
    const { code, stderr } = await runCommandLine(['restore', copy, '--workspace', again])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const restored = await startDataProcess(again)
    expect((await restored.ask('workspace.verify', {})).ok).toBe(true)
    const { events } = await restored.ask('queue.status', {})
    expect(events.predictions).toBeGreaterThanOrEqual(3000)
    renameSync(read, path.join(again, 'inbox', 'events.jsonl'))
    await expect
      .poll(() => existsSync(path.join(again, 'inbox', 'done', 'events.jsonl')), {
        timeout: 30_000,
      })
      .toBe(true)
    expect(await restored.ask('report.get', wholeReport)).toEqual(whole)
    await restored.host.stop()
  })

  it('overwrites nothing, and says where it cannot write', async () => {
    const { dir, run } = await makeCommandWorkspace()
    const taken = path.join(dir, 'taken.db')
    writeFileSync(taken, 'mine')
    expect(await run(['backup', taken])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is there already'),
    })
    expect(readFileSync(taken, 'utf8')).toBe('mine')
    const nowhere = path.join(dir, 'no', 'such', 'folder.db')
    expect(await run(['backup', nowhere])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('could not be written'),
    })
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('restore', () => {
  it('brings the copy back, keeps what was there, and tells which files came in later', async () => {
    const { dir, ask, run, feed, report } = await makeFed(300)
    const copy = path.join(dir, 'copy.db')
    await ask('backup', copy)
    const then = await report()
    await feed(200, 300)
    const later = await report()
    expect(later.items).toBe(500)
    renameSync(path.join(dir, 'events-300.jsonl'), path.join(dir, 'inbox', 'done', 'later.jsonl'))

    const restored = await ask('restore', copy)
    expect(restored).toMatchObject({ dir, newerFiles: ['later.jsonl'] })
    expect(await report()).toEqual(then)
    expect((await run(['verify'])).code).toBe(0)
    const kept = new Database(restored.kept, { readonly: true })
    expect(kept.prepare('SELECT count(*) AS n FROM items').get()).toEqual({ n: 500 })
    kept.close()

    const mended = await ask('ingest', path.join(dir, 'inbox', 'done', 'later.jsonl'))
    expect(mended).toMatchObject({ duplicate: 0 })
    expect(await report()).toEqual(later)
  })

  it('never uses a cursor again that producers have seen', async () => {
    const { dir, ask, feed, told } = await makeFed(20)
    const copy = path.join(dir, 'copy.db')
    await ask('backup', copy)
    await feed(20, 20)
    const before = await told(20)
    expect(before.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    await ask('restore', copy)
    await feed(20, 40)
    const after = (await told(30)).slice(before.length)
    expect(after.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 10 }, (_, n) => n + 21))
    expect(new Set(after.map(({ item_id: item }) => item)).size).toBe(10)
    expect(after.every(({ item_id: item }) => Number(item.slice(5)) >= 40)).toBe(true)
  })

  it('changes nothing while somebody works on the workspace', async () => {
    const { dir, ask, run, feed, report } = await makeFed(10)
    const copy = path.join(dir, 'copy.db')
    await ask('backup', copy)
    await feed(10, 10)
    const data = await startDataProcess(dir)
    expect(await run(['restore', copy])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/in use\. Close Understudy/),
    })
    await data.host.stop()
    expect((await report()).items).toBe(20)
  })

  it('refuses what is no whole copy of a workspace, and changes nothing', async () => {
    const { dir, ask, run, report } = await makeFed(50)
    const copy = path.join(dir, 'copy.db')
    await ask('backup', copy)
    const bytes = readFileSync(copy)
    const write = (name: string, content: string | Uint8Array) => {
      writeFileSync(path.join(dir, name), content)
      return path.join(dir, name)
    }
    const other = path.join(dir, 'other.db')
    const db = new Database(other)
    db.exec('CREATE TABLE notes (text TEXT)')
    db.close()
    const newer = path.join(dir, 'newer.db')
    copyFileSync(copy, newer)
    const late = new Database(newer)
    late.pragma('user_version = 999')
    late.close()
    const cases: readonly (readonly [file: string, why: RegExp])[] = [
      [write('text.db', predictionLine(1)), /cannot be read as a copy/],
      [write('half.db', bytes.subarray(0, bytes.length / 2)), /damaged|cannot be read/],
      [path.join(dir, 'missing.db'), /cannot be read/],
      [other, /holds no workspace/],
      [newer, /later Understudy/],
    ]
    for (const [file, why] of cases)
      expect(await run(['restore', file])).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(why),
      })
    expect((await report()).items).toBe(50)
    expect(existsSync(path.join(dir, 'understudy.db.restoring'))).toBe(false)
  })

  it('brings a workspace back whose database is damaged', async () => {
    const { dir, ask, run, report } = await makeFed(50)
    const copy = path.join(dir, 'copy.db')
    await ask('backup', copy)
    writeFileSync(path.join(dir, 'understudy.db'), 'no database any more')
    expect((await run(['report', '--task', 'animals'])).code).toBe(1)
    await ask('restore', copy)
    expect((await report()).items).toBe(50)
    expect((await run(['verify'])).code).toBe(0)
  })
})
