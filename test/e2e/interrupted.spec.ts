import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { writeEvents } from '../make/eventFile'
import { runCommandLine } from './commandLine'
import { expect, test } from './fixtures'
import { killAll } from './killAll'

const items = 60_000

test.setTimeout(120_000)

test('an export that was cut off with the app is listed at the next start, and goes on where it was', async ({
  folder,
  launch,
}) => {
  const workspace = path.join(folder, 'workspace')
  mkdirSync(workspace)
  const labels = ['cat', 'dog', 'owl'].map((id) => ({ id }))
  const task = path.join(folder, 'task.json')
  writeFileSync(task, JSON.stringify({ id: 'animals', kind: 'label', labels }))
  const events = path.join(folder, 'events.jsonl')
  writeEvents(events, items)
  runCommandLine(workspace, 'init')
  runCommandLine(workspace, 'task', 'add', task)
  runCommandLine(workspace, 'ingest', events)

  const app = await launch(`--workspace=${workspace}`)
  const page = await app.firstWindow()
  await goToExport(page)
  await page.getByRole('checkbox', { name: 'What nobody has decided yet' }).check()
  await expect(page.getByText('60,000 rows', { exact: true })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+e')
  const exports = path.join(workspace, 'exports')
  while (!hasPiece(exports)) await setTimeout(5)
  await killAll(app)
  const [made = ''] = readdirSync(exports).filter((name) => name.startsWith('animals-'))
  expect(existsSync(path.join(exports, made, 'manifest.json'))).toBe(false)

  const again = await launch(`--workspace=${workspace}`)
  const next = await again.firstWindow()
  await goToExport(next)
  const list = next.getByRole('list', { name: 'Interrupted exports' })
  await expect(list.getByText(/rows written, \d+.% of the way/)).toBeVisible()
  await list.getByRole('button', { name: 'Resume' }).press('Enter')
  await expect(next.getByText(/^Exported 60,000.rows/)).toBeVisible({ timeout: 30_000 })
  await expect(next.getByText(/^It went on after \d+,\d+.rows/)).toBeVisible()
  await expect(list).toBeHidden()
  const data = readFileSync(path.join(exports, made, 'data.jsonl'), 'utf8')
  expect(data.split('\n').length - 1).toBe(items)

  await again.evaluate(({ shell }) => {
    shell.openPath = async (dir) => ((process.env['SHOWN'] = dir), '')
  })
  await next.getByRole('button', { name: 'Show folder' }).press('Enter')
  await expect.poll(() => again.evaluate(() => process.env['SHOWN'])).toBe(path.join(exports, made))
})

async function goToExport(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+5')
  await expect(page.getByRole('heading', { name: 'Export', level: 1 })).toBeVisible()
}

/** True as soon as some export in the folder has a piece on disk. */
function hasPiece(exports: string): boolean {
  return readdirSync(exports).some((name) => {
    const log = path.join(exports, name, '.partial', 'pieces.jsonl')
    return existsSync(log) && readFileSync(log, 'utf8').split('\n').length > 2
  })
}
