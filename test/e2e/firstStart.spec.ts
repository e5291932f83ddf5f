import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { argumentsFor, dataProcessId, expect, test } from './fixtures'

test('a newcomer takes the sample and has a real item before them', async ({ page, userData }) => {
  await page.getByRole('button', { name: 'Try it with sample data' }).click()
  const item = page.getByRole('article', { name: /^Item / })
  await expect(item.getByRole('img')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Answers' }).getByRole('button')).toHaveCount(10)
  expect(existsSync(path.join(userData, 'workspace', 'understudy.db'))).toBe(true)
})

test('the workspace of the last time is open at the next start', async ({ launch }) => {
  const first = await launch()
  const choosing = await first.firstWindow()
  await choosing.getByRole('button', { name: 'Try it with sample data' }).click()
  await expect(itemOf(choosing)).toBeVisible()
  await first.close()

  const page = await (await launch()).firstWindow()
  await expect(itemOf(page)).toBeVisible()
})

test('a new workspace is made in the folder that a person chooses', async ({
  app,
  folder,
  page,
}) => {
  const dir = path.join(folder, 'mine')
  mkdirSync(dir)
  await choosesFolder(app, dir)
  await page.getByRole('button', { name: 'New workspace…' }).click()
  await expectState(page, { state: 'open', dir })
  expect(existsSync(path.join(dir, 'inbox'))).toBe(true)
})

test('a folder with other things in it is not taken without asking', async ({
  app,
  folder,
  page,
}) => {
  const dir = path.join(folder, 'full')
  mkdirSync(dir)
  writeFileSync(path.join(dir, 'letter.txt'), 'Dear')
  await choosesFolder(app, dir)
  await app.evaluate(({ dialog }) => {
    const cancel = 1
    dialog.showMessageBox = () => Promise.resolve({ response: cancel, checkboxChecked: false })
  })
  await page.getByRole('button', { name: 'New workspace…' }).click()
  await expectState(page, { state: 'choose' })
  expect(existsSync(path.join(dir, 'understudy.db'))).toBe(false)
})

test('a folder that is no workspace says so, and another can be chosen', async ({
  app,
  folder,
  page,
}) => {
  await choosesFolder(app, folder)
  await page.getByRole('button', { name: 'Open workspace…' }).click()
  await expect(page.getByRole('alert')).toContainText(folder)
  await page.getByRole('button', { name: 'Try it with sample data' }).click()
  await expect(itemOf(page)).toBeVisible()
})

test('a second start shows the window of the first and goes', async ({ app, page, userData }) => {
  await page.waitForLoadState()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  // Not through Playwright, as it would be gone before that has got hold of it.
  const electron = await app.evaluate(() => process.execPath)
  const second = spawn(electron, argumentsFor(userData), { stdio: 'ignore' })
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
  expect(app.windows()).toHaveLength(1)
})

test('the data process is killed, and the person works on', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Try it with sample data' }).click()
  await expect(itemOf(page)).toBeVisible()
  const before = await dataProcessId(app)
  if (before === null) throw new Error('the data process is not there')

  // Some of these are asked before it dies and some after: each must be answered.
  const answers = page.evaluate(() =>
    Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 5))
        const answer = await window.understudy.ask('people.list', {})
        return answer.ok ? 'ok' : answer.error.code
      }),
    ),
  )
  await page.waitForTimeout(200)
  process.kill(before, 'SIGKILL')
  const codes = await answers
  expect(codes).toHaveLength(200)
  expect(codes.filter((code) => code !== 'ok' && code !== 'disconnected')).toEqual([])
  expect(codes.at(-1)).toBe('ok')

  const item = await itemOf(page).getAttribute('aria-label')
  await page.keyboard.press('7')
  await expect(itemOf(page)).not.toHaveAttribute('aria-label', item ?? '')
  expect(await dataProcessId(app)).not.toBe(before)
})

const itemOf = (page: Page) => page.getByRole('article', { name: /^Item / })

/** Answers the system's folder dialog, which no test can click in. */
async function choosesFolder(app: ElectronApplication, dir: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, dir)
}

async function expectState(page: Page, wanted: { state: string; dir?: string }): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.understudy.desktop('state')))
    .toMatchObject(wanted)
}
