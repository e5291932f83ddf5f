import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract/requests'
import { taskSchema } from '../../shared/schema/task'
import { endOf, nameFolder, runCommandLine, startCommandLine } from '../make/commandLine'
import { startDataProcess } from '../make/dataProcess'
import { animals } from '../make/workspace'

const digits = path.resolve(import.meta.dirname, '../../db/workspace/samples/digits/task.json')
const task = 'digit-recognition'

/** Commands on one workspace that give a document and must go well. */
function commandsOn(dir: string) {
  return async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCommandLine([...args, '--workspace', dir, '--json'])
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
    return JSON.parse(stdout)
  }
}

async function makeSample() {
  const dir = nameFolder()
  const ask = commandsOn(dir)
  await ask('init', '--sample', 'digits')
  return { dir, ask }
}

/** So many decided items, as lines of an event file. */
function decidedItems(count: number): string {
  const at = '2026-03-02T09:00:00.000Z'
  return Array.from({ length: count }, (_, index) => {
    const item = { id: `i${index}`, payload: { kind: 'text', text: 'x'.repeat(300) } }
    const said = { task: animals.id, created_at: at, prediction: { value: 'cat', confidence: 0.9 } }
    const prediction = { type: 'prediction', id: `p${index}`, model: 'eyes', version: '1', item }
    const decision = { type: 'decision', id: `d${index}`, item_id: item.id, decider: 'lead-a' }
    return [
      JSON.stringify({ ...prediction, ...said }),
      JSON.stringify({ ...decision, task: animals.id, value: 'cat', decided_at: at }),
    ].join('\n')
  }).join('\n')
}

describe('round trips', () => {
  it.each([
    ['jsonl', 'data.jsonl'],
    ['csv', 'data.csv'],
    ['parquet', 'data.parquet'],
    ['label-studio', 'tasks.json'],
  ])('%s brings the same report into a fresh workspace, and counts once', async (format, file) => {
    const { dir, ask } = await makeSample()
    const out = path.join(dir, 'out')
    const asked = ['--task', task, '--format', format, '--out', out, '--undecided']
    const made = await ask('export', ...asked)
    expect(made).toMatchObject({
      task,
      format,
      rows: 360,
      manifest: path.join(out, 'manifest.json'),
    })

    const fresh = commandsOn(nameFolder())
    await fresh('init')
    await fresh('task', 'add', digits)
    const bring = () => fresh('import', path.join(out, file), '--format', format, '--task', task)
    expect(await bring()).toMatchObject({ rows: 360, skipped: 0, rejected: 0, duplicate: 0 })
    expect(await bring()).toMatchObject({ accepted: 0, rejected: 0 })
    const version = ['--task', task, '--model', 'digits-svc', '--version', '2.0.0']
    const [before, after] = [await ask('report', ...version), await fresh('report', ...version)]
    // Sums of fractions differ in their last digits where the order of items does.
    expect(rounded(after)).toEqual(rounded(before))
  })
})

const rounded = (report: unknown) =>
  JSON.parse(JSON.stringify(report), (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  )

describe('export', () => {
  it('goes on from the last one, and splits by ids', async () => {
    const { dir, ask } = await makeSample()
    const run = (name: string, ...more: readonly string[]) =>
      ask('export', '--task', task, '--format', 'csv', '--out', path.join(dir, name), ...more)
    const first = await run('a', '--split', '80,10,10')
    expect(Object.keys(first.splits)).toEqual(['train', 'validation', 'test'])
    expect(first.splits.train + first.splits.validation + first.splits.test).toBe(first.rows)
    expect((await run('b', '--only', 'new')).rows).toBe(0)
    const events = path.join(dir, 'more.jsonl')
    const decided = { type: 'decision', id: 'late', task, item_id: 'digit-0090', decider: 'c' }
    writeFileSync(
      events,
      JSON.stringify({ ...decided, value: '1', decided_at: '2026-04-01T09:00:00Z' }),
    )
    await ask('ingest', events)
    expect((await run('c', '--only', 'new')).rows).toBe(1)
  })

  it('says what is wrong with what it was asked', async () => {
    const { dir } = await makeSample()
    const say = async (...args: readonly string[]) => {
      const asked = ['export', '--task', task, '--out', path.join(dir, 'x'), '--workspace', dir]
      const { code, stderr } = await runCommandLine([...asked, ...args])
      return { code, first: stderr.split('\n')[0] }
    }
    expect(await say('--format', 'xml')).toEqual({
      code: 2,
      first:
        'understudy: --format must be one of: jsonl, csv, parquet, label-studio, huggingface, argilla',
    })
    expect(await say('--format', 'csv', '--split', '80,30')).toEqual({
      code: 2,
      first: 'understudy: --split must add up to 100',
    })
    expect(await say('--format', 'argilla', '--rows', 'decision')).toMatchObject({ code: 2 })
    expect(existsSync(path.join(dir, 'x'))).toBe(false)
  })

  it('stopped by Ctrl-C leaves nothing behind', async () => {
    const dir = nameFolder()
    const out = path.join(dir, 'out')
    const data = await startDataProcess(dir)
    await fill(data, dir, 20_000)
    await data.host.stop()
    const args = ['export', '--task', animals.id, '--format', 'csv', '--out', out]
    const child = startCommandLine([...args, '--workspace', dir])
    const ended = endOf(child)
    await until(() => existsSync(out))
    child.kill('SIGINT')
    const { code, stderr } = await ended
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'understudy: Cancelled. Nothing was left behind.\n',
    })
    expect(existsSync(out)).toBe(false)
  })

  it('killed at ten moments goes on each time, and is the same as an unbroken one', async () => {
    const dir = nameFolder()
    let data = await startDataProcess(dir)
    await fill(data, dir, 60_000)
    for (const format of ['jsonl', 'parquet'] as const) {
      const [whole, broken] = [path.join(dir, `whole-${format}`), path.join(dir, format)]
      const input = (out: string): InputOf<'exports.run'> => ({
        requestId: crypto.randomUUID(),
        at: Date.UTC(2026, 3, 1),
        options: { task: animals.id, format },
        dir: out,
        within: null,
      })
      const begunAt = performance.now()
      await data.ask('exports.run', input(whole))
      const tookMs = performance.now() - begunAt

      let longest = 0
      for (let kill = 0; kill < 5; kill++) {
        const asked = data.host.client.ask('exports.run', input(broken))
        await until(() => existsSync(path.join(broken, '.partial')))
        // At any moment; the first time when there is a piece, so that there is something to go on from.
        if (kill === 0)
          await until(() => linesOf(path.join(broken, '.partial', 'pieces.jsonl')) > 1)
        else await setTimeout(Math.random() * tookMs * 0.7)
        await data.kill()
        await asked
        data = await startDataProcess(dir)
        const [left] = await data.ask('exports.unfinished', {})
        longest = Math.max(longest, left?.rows ?? 0)
        // Done before it was killed: the next one begins anew.
        if (existsSync(path.join(broken, 'manifest.json'))) rmSync(broken, { recursive: true })
      }
      expect(longest).toBeGreaterThan(0)

      const { resumed } = await data.ask('exports.run', input(broken))
      expect(resumed?.lostRows ?? 0).toBe(0)
      expect(hashesIn(broken)).toEqual(hashesIn(whole))
      expect(await data.ask('exports.unfinished', {})).toEqual([])
      const [last] = await data.ask('exports.list', { task: null, limit: 10 })
      expect(last).toMatchObject({ task: animals.id, rows: 60_000, dir: broken })
    }
    await data.host.stop()
  })

  it('asked again after its process died goes on in the folder that it had', async () => {
    const dir = nameFolder()
    const data = await startDataProcess(dir)
    await fill(data, dir, 20_000)
    const exports = path.join(dir, 'exports')
    const input: InputOf<'exports.run'> = {
      requestId: crypto.randomUUID(),
      at: Date.now(),
      options: { task: animals.id, format: 'csv' },
      dir: null,
      within: null,
    }
    const killed = data.host.client.ask('exports.run', input)
    await until(() =>
      visibleIn(exports).some((name) => existsSync(path.join(exports, name, '.partial'))),
    )
    await data.kill()
    await killed
    const [made = ''] = visibleIn(exports)
    const again = await startDataProcess(dir)
    const done = await again.ask('exports.run', input)
    expect(done).toMatchObject({
      dir: path.join(exports, made),
      manifest: { counts: { rows: 20_000 } },
    })
    expect(readdirSync(exports)).toEqual([made])
    await again.host.stop()
  })

  it('left by the app as it closed is listed, and can be discarded or gone on with', async () => {
    const dir = nameFolder()
    const out = path.join(dir, 'out')
    const data = await startDataProcess(dir)
    await fill(data, dir, 40_000)
    const asked = data.host.client.ask('exports.run', {
      requestId: crypto.randomUUID(),
      at: Date.now(),
      options: { task: animals.id, format: 'csv' },
      dir: out,
      within: null,
    })
    await until(() => existsSync(out) && readdirSync(out).length > 0)
    await data.host.stop()
    await asked
    expect(readdirSync(out)).toEqual(['.partial'])

    const ask = commandsOn(dir)
    const other = await runCommandLine([
      'export',
      '--task',
      animals.id,
      '--format',
      'jsonl',
      '--out',
      out,
      '--workspace',
      dir,
    ])
    expect(other.code).toBe(1)
    expect(other.stderr).toContain('holds an interrupted export with other choices')
    await ask('export', '--discard', out)
    expect(existsSync(out)).toBe(false)
    const gone = await runCommandLine(['export', '--resume', out, '--workspace', dir])
    expect(gone.code).toBe(1)
    expect(gone.stderr).toContain('holds no interrupted export')
  })
})

const visibleIn = (dir: string): readonly string[] =>
  readdirSync(dir).filter((name) => !name.startsWith('.'))

function linesOf(file: string): number {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1
  } catch {
    // Not there yet, or put in place just now.
    return 0
  }
}

/** The files of an export by their names, as hashes. */
const hashesIn = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir).map((name) => [name, hash('sha256', readFileSync(path.join(dir, name)))]),
  )

describe('import', () => {
  it('sets aside what is wrong under the row it comes from', async () => {
    const { dir, ask } = await makeSample()
    const table = path.join(dir, 'past.csv')
    writeFileSync(table, 'case;body;verdict\n1;"two\nlines";7\n2;x;seven\n3;y;\n')
    const map = ['item_id=case', 'text=body', 'value=verdict'].flatMap((one) => ['--map', one])
    const asked = ['--format', 'csv', '--task', task, '--decider', 'lead-a', ...map]
    const counts = await ask('import', table, ...asked)
    expect(counts).toMatchObject({ rows: 3, skipped: 1, accepted: 1, rejected: 1 })
    expect(counts.problems).toMatchObject([{ row: 4 }])
    expect(await ask('rejected')).toMatchObject([
      { file: 'past.csv', line: 3, reason: 'unknown_label' },
    ])
    expect(readdirSync(dir).filter((name) => name.startsWith('.import'))).toEqual([])
  })

  it('leaves a file alone that is none of its format', async () => {
    const { dir } = await makeSample()
    const args = ['import', digits, '--format', 'parquet', '--task', task, '--workspace', dir]
    const { code, stderr } = await runCommandLine(args)
    expect(code).toBe(1)
    expect(stderr).toContain('cannot be read as parquet')
    expect(readFileSync(digits, 'utf8')).toContain(task)
  })
})

async function fill(
  data: Awaited<ReturnType<typeof startDataProcess>>,
  dir: string,
  count: number,
): Promise<void> {
  const stamp = { requestId: crypto.randomUUID(), at: Date.now() }
  await data.ask('tasks.define', { ...stamp, task: taskSchema.parse(animals) })
  const file = path.join(dir, 'filled.jsonl')
  writeFileSync(file, decidedItems(count))
  await data.ask('queue.ingestFile', { file, name: 'filled.jsonl' })
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(2)
}
