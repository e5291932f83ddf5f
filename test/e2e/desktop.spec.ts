import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { dataProcessId, expect, test } from './fixtures'

test.use({ workspace: async ({ folder }, use) => use(path.join(folder, 'workspace')) })

test('the command line names a workspace, which is made if it is not there', async ({
  page,
  workspace,
}) => {
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  expect(existsSync(path.join(workspace ?? '', 'understudy.db'))).toBe(true)
})

test('the menu leads to every screen, and out of the workspace', async ({ app, launch, page }) => {
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  for (const [id, heading] of [
    ['agreement', 'Agreement'],
    ['queue', 'Queue'],
    ['review', 'Review'],
  ] as const) {
    await chooseInMenu(app, id)
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  }
  await chooseInMenu(app, 'palette')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')

  await chooseInMenu(app, 'closeWorkspace')
  await expect(page.getByRole('button', { name: 'Open workspace…' })).toBeVisible()
  expect(await dataProcessId(app)).toBeNull()
  await app.close()
  const next = await (await launch()).firstWindow()
  await expect(next.getByRole('button', { name: 'Open workspace…' })).toBeVisible()
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  test(`the data process ends in order when the app gets ${signal}`, async ({ app, page }) => {
    await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
    const pid = await dataProcessId(app)
    if (pid === null) throw new Error('the data process is not there')
    const child = app.process()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
    await expect.poll(() => isRunning(pid)).toBe(false)
  })

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Menus are drawn by the system, so no test can click in them. */
async function chooseInMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
  }, id)
}
