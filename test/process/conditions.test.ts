import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { digits, openEasy, type Entry } from '../make/digitsCommands'

describe('review conditions and notices', () => {
  it('are set with a reason, told in the policy, and taken away again', async () => {
    const { ask, dir, addLead, act, refused } = await openEasy()
    await addLead()
    const file = path.join(dir, 'conditions.json')
    const conditions = { kind: 'any', of: [{ kind: 'label', labels: ['1'] }] }
    writeFileSync(file, JSON.stringify(conditions))
    expect(await act('conditions', '--conditions', file)).toMatchObject({ revision: 3 })
    const policy = () => JSON.parse(readFileSync(path.join(dir, 'policy.json'), 'utf8'))
    expect(policy().tasks['digit-recognition']).toMatchObject({ review_conditions: conditions })
    const timeline: readonly Entry[] = await ask('timeline', ...digits)
    expect(timeline[0]).toMatchObject({
      act: 'automation.conditions',
      actor: 'lead-a',
      detail: { reason: 'the figures carry it', conditions: { before: null, after: conditions } },
    })
    expect(await act('conditions', '--conditions', 'none')).toMatchObject({ revision: 4 })
    writeFileSync(file, JSON.stringify({ kind: 'label', labels: ['x'] }))
    expect(await refused('conditions', '--conditions', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('names the label "x"'),
    })
  })

  it('wait until somebody acknowledges them, with a reason', async () => {
    const { ask, run, dir, addLead, act } = await openEasy()
    await addLead()
    expect(await ask('notices')).toEqual([])
    const task = JSON.parse(readFileSync(path.join(dir, 'task.json'), 'utf8'))
    const defineAs = async (criticality: string) => {
      const file = path.join(dir, 'again.json')
      writeFileSync(file, JSON.stringify({ ...task, criticality }))
      await ask('task', 'add', file)
    }
    await defineAs('low')
    await act('promote', '--outright')
    await act('promote', '--outright', '--threshold', '0.5')
    await act('promote', '--outright')
    await defineAs('high')
    const [notice] = await ask('notices', ...digits)
    expect(notice).toEqual({
      id: 1,
      task: 'digit-recognition',
      at: expect.stringMatching(/^\d{4}-/),
      kind: 'alarm',
      text: expect.stringContaining('high criticality'),
      mustAcknowledge: true,
      acknowledgedBy: null,
    })
    const seen = ['--as', 'lead-a', '--reason', 'seen'] as const
    expect(await run(['notices', '--acknowledge', '1'])).toMatchObject({ code: 2 })
    expect(await ask('notices', '--acknowledge', '1', ...seen)).toMatchObject([
      { id: 1, acknowledgedBy: 'lead-a' },
    ])
    const again = await run(['notices', '--acknowledge', '1', ...seen])
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lead-a has acknowledged this already'),
    })
    expect((await run(['notices'])).stdout).toContain('acknowledged by lead-a')
  })
})
