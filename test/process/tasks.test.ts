import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeCommandWorkspace } from '../make/commandLine'
import { startDataProcess } from '../make/dataProcess'
import { makeFolder } from '../make/workspace'

const write = () => ({ requestId: crypto.randomUUID(), at: Date.now() })

/** Predictions for a task that nobody has defined. */
function writeEvents(dir: string, values: readonly string[]): string {
  const lines = values.map((value, index) =>
    JSON.stringify({
      type: 'prediction',
      id: `p-${index}`,
      task: 'birds',
      model: 'eyes',
      version: '1',
      item: { id: `item-${index}`, payload: { kind: 'text', text: `bird ${index}` } },
      prediction: { value, confidence: 0.7 },
      created_at: '2026-03-01T09:00:00.000Z',
    }),
  )
  const file = path.join(dir, 'birds.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

it('a task is proposed from the lines that wait for it, and they come in when it is defined', async () => {
  const { dir } = makeFolder()
  const { host, ask } = await startDataProcess(dir)
  const events = writeEvents(dir, ['owl', 'wren', 'owl', 'kite'])
  await ask('queue.ingestFile', { file: events, name: 'birds.jsonl' })
  expect(await ask('tasks.awaited', {})).toEqual([{ task: 'birds', lines: 4 }])
  expect(await ask('tasks.use', { task: 'birds' })).toEqual({
    use: null,
    setAside: { unknownTask: 4, unknownLabel: 0 },
  })
  const proposal = await ask('tasks.propose', { task: 'birds' })
  expect(proposal).toMatchObject({
    id: 'birds',
    labels: [{ id: 'owl' }, { id: 'kite' }, { id: 'wren' }],
  })

  // Without the kite its line waits on, and with it comes in as well.
  const labels = [{ id: 'owl' }, { id: 'wren' }]
  const first = await ask('tasks.define', {
    ...write(),
    task: { ...proposal, labels },
    revision: 0,
  })
  expect(first).toMatchObject({ change: 'created', retried: { accepted: 3, rejected: 1 } })
  expect(await ask('tasks.use', { task: 'birds' })).toMatchObject({
    use: { isUsed: true, items: 3 },
    setAside: { unknownTask: 0, unknownLabel: 1 },
  })
  const later = { task: { ...proposal, labels: [...labels, { id: 'kite' }] } }
  expect(
    await host.client.ask('tasks.define', { ...write(), ...later, revision: 0 }),
  ).toMatchObject({
    error: { code: 'stale' },
  })
  expect(await ask('tasks.define', { ...write(), ...later, revision: 1 })).toMatchObject({
    change: 'changed',
    retried: { accepted: 1, rejected: 0 },
  })
  expect(await ask('tasks.awaited', {})).toEqual([])
  expect(await ask('workspace.verify', {})).toMatchObject({ ok: true })

  await ask('people.add', { ...write(), name: 'reviewer-a', role: 'reviewer' })
  await ask('session.signIn', { name: 'reviewer-a' })
  const refused = { error: { code: 'not_allowed' } }
  expect(await host.client.ask('tasks.propose', { task: 'birds' })).toMatchObject(refused)
  expect(await host.client.ask('tasks.define', { ...write(), ...later })).toMatchObject(refused)
  const zone = { ...write(), timeZone: 'Europe/Berlin' }
  expect(await host.client.ask('workspace.setTimeZone', zone)).toMatchObject(refused)
  await host.stop()
})

it('the command line proposes from set-aside lines, too, and changes the time zone', async () => {
  const { run, ask, dir } = await makeCommandWorkspace()
  await ask('ingest', writeEvents(dir, ['owl', 'wren']))
  expect(await ask('task', 'infer', '--set-aside', 'birds')).toMatchObject({ id: 'birds' })
  expect(await run(['task', 'infer'])).toMatchObject({ code: 2 })
  expect(await run(['task', 'infer', '--set-aside', 'fish'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('"fish"'),
  })
  expect(await run(['time', 'zone', 'Europe/Atlantis'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('must be a time zone'),
  })
  expect(await run(['time', 'zone', 'Europe/Berlin'])).toMatchObject({ code: 0 })
  expect(await ask('time', 'zone')).toEqual({ timeZone: 'Europe/Berlin' })
  expect((await run(['verify'])).code).toBe(0)
})
