import { AxeBuilder } from '@axe-core/playwright'
import path from 'node:path'
import { runCommandLine } from './commandLine'
import { dataProcessId, expect, test } from './fixtures'

test('whoever has a password signs in with it, and once is enough', async ({ folder, launch }) => {
  const workspace = path.join(folder, 'workspace')
  runCommandLine(workspace, 'init')
  runCommandLine(workspace, 'user', 'add', 'lead-a', '--role', 'lead')
  process.env['UNDERSTUDY_NEW_PASSWORD'] = 'blue lamp'
  runCommandLine(workspace, 'user', 'password', 'lead-a')
  delete process.env['UNDERSTUDY_NEW_PASSWORD']

  const app = await launch(`--workspace=${workspace}`)
  const page = await app.firstWindow()
  const chosen = page.getByRole('button', { name: /^lead-a with a password/ })
  await chosen.focus()
  await page.keyboard.press('Enter')
  const field = page.getByLabel('Password of lead-a')
  await expect(field).toBeFocused()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(chosen).toBeVisible()
  await chosen.click()
  await field.fill('red lamp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('That is not the password of lead-a')
  await expect(field).toHaveValue('')
  await page.keyboard.type('blue lamp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()

  // A data process that is started again is told in the same way.
  const before = await dataProcessId(app)
  if (before === null) throw new Error('the data process is not there')
  process.kill(before, 'SIGKILL')
  const who = () =>
    page.evaluate(async () => {
      const answer = await window.understudy.ask('session.current', {})
      return answer.ok ? (answer.value as { person: { name: string } | null }).person?.name : null
    })
  await expect.poll(() => dataProcessId(app)).not.toBe(before)
  await expect.poll(who).toBe('lead-a')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
})
