import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { makeWrite, startHttp } from '../make/http'
import { makeDecisionLine } from '../make/lines'
import { makeFolder } from '../make/workspace'

const script = path.resolve('docs/producer.py')
const hasPython = spawnSync('python3', ['--version']).status === 0

describe.runIf(hasPython)('the producer in the docs', () => {
  it('feeds a workspace, asks where an item goes, and reads each decision once', async () => {
    const { ask, dir, address, http } = await startHttp()
    const labels = [{ id: 'question' }, { id: 'order' }]
    await ask('tasks.define', {
      ...makeWrite(),
      task: { id: 'mail-sorting', kind: 'label', labels },
    })
    const cwd = makeFolder().dir
    const produce = async () =>
      (await promisify(execFile)('python3', [script, dir, address], { cwd })).stdout

    const first = await produce()
    expect(first).toMatch(/^sent: \{"read":2,"accepted":2,"duplicate":0,"rejected":0,/m)
    expect(first).toMatch(
      /^route: \{"task":"mail-sorting","item_id":"mail-1","decided_by":"people"/m,
    )
    expect(first).not.toContain('decided:')

    const decision = makeDecisionLine({ task: 'mail-sorting', item_id: 'mail-2', value: 'order' })
    await http('/v1/events', { body: JSON.stringify(decision) })
    const second = await produce()
    expect(second).toContain('"duplicate":2')
    expect(second).toContain('decided: mail-2 order by human\n')
    expect(await produce()).not.toContain('decided:')
  })

  it('fits on a page', () => {
    const lines = readFileSync(script, 'utf8').split('\n')
    const code = lines.filter((line) => !/^\s*(#|""".*"""$|$)/.test(line))
    expect(code.length).toBeLessThanOrEqual(30)
  })
})
