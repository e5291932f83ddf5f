import { hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PieceSize } from '../../../db/exports/exportJob'
import { exportFormats } from '../../../shared/schema/export'
import { makeDecision, makeOutcome, makePrediction } from '../../make/events'
import { exportFrom, mustExport } from '../../make/exports'
import { makeWorkspace, valueOf, type TestWorkspace } from '../../make/workspace'

/** Four pages of items, so that three of them can be pieces. */
const count = 7000
const piece: PieceSize = { rows: 1500, bytes: 1e9, items: 1e9 }

const idOf = (index: number) => `item-${index}`

async function fill(from = 0, workspace?: TestWorkspace): Promise<TestWorkspace> {
  const filled = workspace ?? (await makeWorkspace())
  const events = Array.from({ length: from === 0 ? count : 500 }, (_, index) => {
    const itemId = idOf(from + index)
    return index % 10 === 9
      ? [makePrediction({ itemId })]
      : [makePrediction({ itemId }), makeDecision({ itemId, value: index % 3 ? 'cat' : 'dog' })]
  })
  await filled.takeIn(...events.flat())
  return filled
}

/** Every file below a folder with a hash of what is in it. */
function contents(dir: string): Readonly<Record<string, string>> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  return Object.fromEntries(
    files
      .map((one) => path.join(one.parentPath, one.name))
      .toSorted()
      .map((file) => [path.relative(dir, file), hash('sha256', readFileSync(file))]),
  )
}

/** Exports, and leaves when so many pages were written. */
async function leaveAfter(pages: number, asked: Parameters<typeof exportFrom>) {
  const [workspace, options, facts] = asked
  let seen = 0
  const hooks = { onProgress: () => void seen++, isLeaving: () => seen >= pages }
  const { answer, job } = await exportFrom(workspace, options, { ...facts, piece, hooks })
  expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  return job.dir
}

const facts = (workspace: TestWorkspace, name: string) => ({
  piece,
  dir: path.join(workspace.folder.exports, name),
})

describe('an interrupted export', () => {
  it.each(exportFormats)('of %s goes on to the same bytes as one that was not', async (format) => {
    const workspace = await fill()
    const options = { format, split: [80, 20], undecided: true }
    const whole = await mustExport(workspace, options, facts(workspace, 'whole'))
    const broken = facts(workspace, 'broken')
    await leaveAfter(2, [workspace, options, broken])
    expect(readdirSync(broken.dir)).toEqual(['.partial'])
    await leaveAfter(2, [workspace, options, broken])
    const { resumed } = await mustExport(workspace, options, broken)
    expect(resumed).toEqual({ keptRows: 4000, lostRows: 0 })
    expect(contents(broken.dir)).toEqual(contents(whole.dir))
  })

  it('takes in what has come since', async () => {
    const workspace = await fill()
    const broken = facts(workspace, 'broken')
    await leaveAfter(3, [workspace, {}, broken])
    await fill(count, workspace)
    const { resumed } = await mustExport(workspace, {}, broken)
    const whole = await mustExport(workspace, {}, facts(workspace, 'whole'))
    expect(resumed).toEqual({ keptRows: 3600, lostRows: 0 })
    expect(contents(broken.dir)).toEqual(contents(whole.dir))
  })

  it.each([
    ['a decision', makeDecision({ itemId: idOf(2500), id: 'late', decider: 'operator-b' })],
    ['an outcome', makeOutcome({ itemId: idOf(2500) })],
    ['a prediction of another version', makePrediction({ itemId: idOf(2500), version: '2' })],
  ])('writes anew from where %s has changed what was written', async (_, event) => {
    const workspace = await fill()
    const broken = facts(workspace, 'broken')
    await leaveAfter(3, [workspace, {}, broken])
    await workspace.takeIn(event)
    const { resumed } = await mustExport(workspace, {}, broken)
    const whole = await mustExport(workspace, {}, facts(workspace, 'whole'))
    expect(resumed).toEqual({ keptRows: 1800, lostRows: 1800 })
    expect(contents(broken.dir)).toEqual(contents(whole.dir))
  })

  it.each([
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 1000))],
    ['changed', (file: string) => writeFileSync(file, readFileSync(file).fill(0x20, 10, 11))],
    ['gone', (file: string) => renameSync(file, `${file}.away`)],
  ])('begins anew where its file is %s', async (_, harm) => {
    const workspace = await fill()
    const broken = facts(workspace, 'broken')
    await leaveAfter(3, [workspace, {}, broken])
    harm(path.join(broken.dir, '.partial', 'data.jsonl'))
    const { resumed } = await mustExport(workspace, {}, broken)
    const whole = await mustExport(workspace, {}, facts(workspace, 'whole'))
    expect(resumed).toEqual({ keptRows: 0, lostRows: 3600 })
    expect(contents(broken.dir)).toEqual(contents(whole.dir))
  })

  it('is not taken for another one, nor written by two at once', async () => {
    const workspace = await fill()
    const broken = facts(workspace, 'broken')
    await leaveAfter(2, [workspace, {}, broken])
    const other = await exportFrom(workspace, { format: 'csv' }, broken)
    expect(other.answer).toMatchObject({ ok: false, error: { code: 'conflict', path: 'dir' } })
    const seconds: ReturnType<typeof exportFrom>[] = []
    const hooks = { onProgress: () => void seconds.push(exportFrom(workspace, {}, broken)) }
    const first = await exportFrom(workspace, {}, { ...broken, hooks })
    expect(valueOf(first.answer).manifest.counts.rows).toBe(6300)
    const [second] = await Promise.all(seconds)
    expect(second?.answer).toMatchObject({ ok: false, error: { code: 'busy' } })
  })

  it('is cleared away when it is cancelled after all', async () => {
    const workspace = await fill()
    const broken = facts(workspace, 'broken')
    await leaveAfter(2, [workspace, {}, broken])
    const hooks = { isCancelled: () => true }
    const { answer } = await exportFrom(workspace, {}, { ...broken, hooks })
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(workspace.folder.exports)).toEqual([])
  })

  it('is put in its place where it was ended while its files were being put there', async () => {
    const workspace = await fill()
    const whole = await mustExport(workspace, { format: 'csv' }, facts(workspace, 'whole'))
    const expected = contents(whole.dir)
    const work = path.join(whole.dir, '.partial')
    mkdirSync(work)
    writeFileSync(path.join(work, 'whole.json'), JSON.stringify({ marks: whole.marks }))
    renameSync(whole.manifestFile, path.join(work, 'manifest.json'))
    renameSync(path.join(whole.dir, 'data.csv'), path.join(work, 'data.csv'))
    const again = await mustExport(workspace, { format: 'csv' }, facts(workspace, 'whole'))
    expect(again.marks).toEqual(whole.marks)
    expect(contents(whole.dir)).toEqual(expected)
    expect(statSync(whole.manifestFile).isFile()).toBe(true)
  })
})
