import { expect, it } from 'vitest'
import { makeCommandWorkspace } from '../make/commandLine'

const withPassword = (password: string) => ({ env: { UNDERSTUDY_PASSWORD: password } })

it('who has a password acts only with it, and the log names both person and account', async () => {
  const { run, ask } = await makeCommandWorkspace()
  await ask('user', 'add', 'lead-a', '--role', 'lead')
  const set = await run(['user', 'password', 'lead-a'], {
    env: { UNDERSTUDY_NEW_PASSWORD: 'blue lamp' },
  })
  expect(set).toMatchObject({ code: 0, stdout: 'lead-a now signs in with a password\n' })
  expect(await ask('user', 'list')).toMatchObject([
    { hasPassword: false },
    { name: 'lead-a', role: 'lead', hasPassword: true },
  ])

  const add = ['user', 'add', 'operator-a', '--role', 'operator', '--as', 'lead-a']
  expect(await run(add)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('lead-a has a password. Put it into UNDERSTUDY_PASSWORD'),
  })
  expect(await run(add, withPassword('red lamp'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('That is not the password of lead-a'),
  })
  expect(await run(add, withPassword('blue lamp'))).toMatchObject({ code: 0 })
  // Whoever has none works as before.
  expect((await run(['user', 'list'])).code).toBe(0)
  expect((await run(['verify'])).code).toBe(0)
})

it('is set by oneself or by a lead, and can be taken away', async () => {
  const { run, ask } = await makeCommandWorkspace()
  for (const name of ['operator-a', 'operator-b'])
    await ask('user', 'add', name, '--role', 'operator')
  const set = (name: string, as: string) =>
    run(['user', 'password', name, '--as', as], { env: { UNDERSTUDY_NEW_PASSWORD: 'blue lamp' } })
  expect(await set('operator-b', 'operator-a')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Only a lead sets the password of somebody else'),
  })
  expect(await set('operator-a', 'operator-a')).toMatchObject({ code: 0 })
  expect(await run(['user', 'list', '--as', 'operator-a'])).toMatchObject({ code: 1 })
  expect(await run(['user', 'password', 'operator-a', '--remove'])).toMatchObject({ code: 0 })
  expect(await run(['user', 'list', '--as', 'operator-a'])).toMatchObject({ code: 0 })
  expect(await run(['user', 'password', 'nobody-a', '--remove'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no person called "nobody-a"'),
  })
  expect(await run(['user', 'password', 'operator-a'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no password was given'),
  })
})
