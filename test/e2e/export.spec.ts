import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './fixtures'

test('a lead exports by keyboard, into the workspace and into a folder of choice, and a page names no folder itself', async ({
  app,
  page,
  folder,
  userData,
}) => {
  await page.getByRole('button', { name: /sample data/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  await page.keyboard.press('Control+5')
  await expect(page.getByRole('heading', { name: 'Export', level: 1 })).toBeVisible()
  await expect(page.getByText('180 rows', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+e')
  await expect(page.getByText(/^Exported 180.rows/)).toBeVisible()
  await expect(page.getByText(/^180 from people/)).toBeVisible()
  const exports = path.join(userData, 'workspace', 'exports')
  const [made = ''] = readdirSync(exports)
  expect(made).toMatch(/^digit-recognition-\d{4}-\d\d-\d\d-jsonl$/)
  expect(readdirSync(path.join(exports, made))).toEqual(['data.jsonl', 'manifest.json'])

  const chosen = path.join(folder, 'for the team')
  mkdirSync(chosen)
  await app.evaluate(({ dialog }, dir) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [dir] })
  }, chosen)
  await page.getByRole('button', { name: 'Choose folder…' }).click()
  await expect(page.getByText(chosen)).toBeVisible()
  await page.getByRole('radio', { name: 'CSV' }).click()
  await page
    .getByRole('button', { name: /^Export/ })
    .last()
    .click()
  await expect(page.getByText(/^Exported 180.rows/)).toBeVisible()
  const [csv = ''] = readdirSync(chosen)
  expect(readFileSync(path.join(chosen, csv, 'data.csv'), 'utf8').split('\n')).not.toHaveLength(0)
  await expect(
    page.getByRole('list', { name: 'Exports so far' }).getByRole('listitem'),
  ).toHaveCount(2)

  const ask = (within: string | null, dir: string | null) =>
    page.evaluate(
      ([where, exact]) =>
        window.understudy.ask('exports.run', {
          requestId: crypto.randomUUID(),
          at: Date.now(),
          options: { task: 'digit-recognition', format: 'csv' },
          dir: exact,
          within: where,
        }),
      [within, dir] as const,
    )
  expect(await ask(path.join(folder, 'elsewhere'), null)).toMatchObject({ ok: false })
  expect(await ask(null, path.join(folder, 'elsewhere'))).toMatchObject({ ok: false })
  expect(readdirSync(folder)).not.toContain('elsewhere')
})
