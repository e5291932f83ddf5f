import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeDecision, makePrediction } from '../../make/events'
import { exportFrom, mustExport } from '../../make/exports'
import { makeWorkspace } from '../../make/workspace'

async function fill() {
  const workspace = await makeWorkspace()
  await workspace.takeIn(makePrediction({ itemId: 'one' }), makeDecision({ itemId: 'one' }))
  return workspace
}

describe('an export is whole or not there', () => {
  it('leaves nothing behind when it is cancelled', async () => {
    const workspace = await fill()
    const hooks = { isCancelled: () => true }
    const { job, answer } = await exportFrom(workspace, {}, { hooks })
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(existsSync(job.dir)).toBe(false)
    expect(readdirSync(workspace.folder.exports)).toEqual([])
  })

  it('leaves nothing behind when it fails, and a folder that was there stays', async () => {
    const workspace = await fill()
    const dir = path.join(workspace.folder.exports, 'mine')
    mkdirSync(dir)
    const hooks = {
      onProgress: () => {
        throw new Error('the disk is full')
      },
    }
    await expect(exportFrom(workspace, {}, { dir, hooks })).rejects.toThrow('the disk is full')
    expect(readdirSync(workspace.folder.exports)).toEqual([])
  })

  it('puts nothing into a folder that holds something, an earlier export above all', async () => {
    const workspace = await fill()
    const { dir } = await mustExport(workspace)
    const again = await exportFrom(workspace, {}, { dir })
    expect(again.answer).toMatchObject({ ok: false, error: { code: 'conflict', path: 'dir' } })
    expect(readdirSync(dir)).toEqual(['data.jsonl', 'manifest.json'])
  })
})
