import { expect, it } from 'vitest'
import { makeCommandWorkspace } from '../make/commandLine'
import { startDataProcess } from '../make/dataProcess'
import { makeFolder } from '../make/workspace'

const as = (name: string) => ['--as', name, '--reason', 'a quarter of good rulings']
const write = () => ({ requestId: crypto.randomUUID(), at: Date.now() })

it('a role is changed with a name and a reason, and the last lead stays', async () => {
  const { run, ask } = await makeCommandWorkspace()
  await ask('user', 'add', 'lead-a', '--role', 'lead')
  await ask('user', 'add', 'operator-a', '--role', 'operator')
  expect(await run(['user', 'role', 'operator-a', 'lead'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--as'),
  })
  expect(await run(['user', 'role', 'operator-a', 'boss', ...as('lead-a')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('operator, reviewer, lead'),
  })
  expect(await run(['user', 'role', 'operator-a', 'lead', ...as('operator-a')])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('needs the role lead'),
  })
  expect(await run(['user', 'role', 'operator-a', 'reviewer', ...as('lead-a')])).toMatchObject({
    code: 0,
    stdout: 'operator-a is now reviewer\n',
  })
  expect(await run(['user', 'leave', 'operator-a', ...as('lead-a')])).toMatchObject({ code: 0 })
  expect(await run(['user', 'list', '--as', 'operator-a'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('operator-a no longer works here'),
  })
  expect(await run(['user', 'return', 'operator-a', ...as('lead-a')])).toMatchObject({ code: 0 })
  expect(await ask('user', 'list', '--as', 'operator-a')).toMatchObject([
    {},
    { name: 'lead-a' },
    { name: 'operator-a', role: 'reviewer', hasLeft: false },
  ])
  expect((await run(['verify'])).code).toBe(0)
})

it('another role, and leaving, hold at once where somebody is signed in already', async () => {
  const { dir } = makeFolder()
  const theirs = await startDataProcess(dir)
  await theirs.ask('people.add', { ...write(), name: 'lead-a', role: 'lead' })
  const ours = await startDataProcess(dir)
  await theirs.ask('session.signIn', { name: 'lead-a' })

  await ours.ask('people.setRole', { ...write(), name: 'lead-a', role: 'operator', reason: 'less' })
  const add = { ...write(), name: 'operator-a', role: 'operator' } as const
  expect(await theirs.host.client.ask('people.add', add)).toMatchObject({
    error: { code: 'not_allowed' },
  })
  expect(await theirs.ask('session.current', {})).toMatchObject({ person: { role: 'operator' } })

  await ours.ask('people.setLeft', { ...write(), name: 'lead-a', hasLeft: true, reason: 'moved' })
  expect(await theirs.host.client.ask('tasks.list', {})).toMatchObject({
    error: { code: 'not_signed_in', message: 'lead-a no longer works here.' },
  })
  expect(await theirs.host.client.ask('session.signIn', { name: 'lead-a' })).toMatchObject({
    error: { code: 'not_allowed' },
  })
  await theirs.kill()
  await ours.host.stop()
})
