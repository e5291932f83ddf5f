import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

test('a lead brings a table in by keyboard, sees what it becomes, and finds on Queue what was set aside', async ({
  app,
  page,
  folder,
}) => {
  await page.getByRole('button', { name: /sample data/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  const table = path.join(folder, 'past.csv')
  writeFileSync(
    table,
    'case,body,verdict,who\nc-1,a seven,7,operator-b\nc-2,a word,seven,operator-b\nc-3,none,,\n',
  )
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, table)

  const refused = await page.evaluate(
    (file) =>
      window.understudy.ask('imports.preview', {
        file,
        task: null,
        format: null,
        map: null,
        model: null,
        version: null,
        decider: null,
      }),
    table,
  )
  expect(refused).toMatchObject({ ok: false, error: { code: 'not_allowed' } })

  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Import…' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Choose file…' }).press('Enter')
  const rows = page.getByRole('list', { name: 'First rows' })
  await expect(rows.getByText('Decision by operator-b: 7')).toBeVisible()
  await expect(rows.getByText(/has no label "seven"/)).toBeVisible()
  await expect(page.getByText(/There are no predictions in the first rows/)).toBeVisible()
  await page.keyboard.press('Control+i')
  await expect(page.getByText(/3.rows read: 1.event stored, 1 set aside\./)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Rows without an event' })).toContainText('Row 4')
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'See them on Queue' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible()
  await expect(page.getByText('past.csv').first()).toBeVisible()
})

/** What hinders people who use a keyboard or a screen reader, in light and in dark. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(
          `${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
        )
  }
  return found
}
