import path from 'node:path'
import { askCommandLine } from './commandLine'
import { expect, test } from './fixtures'

const percent = (share: number, digits: number) => (share * 100).toFixed(digits)

test('a newcomer decides ten sample items by keyboard, takes one back, and reads the same figures everywhere', async ({
  page,
  userData,
}) => {
  const workspace = path.join(userData, 'workspace')
  await expect(page.getByRole('button', { name: /sample data/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()

  const item = page.getByRole('article', { name: /^Item / }).getByRole('heading')
  await expect(item).toBeVisible()
  const decidedToday = page.getByText('decided today').locator('..')
  const seen = new Set<string>()
  for (const key of '1234567890') {
    const before = (await item.textContent()) ?? ''
    expect(seen).not.toContain(before)
    seen.add(before)
    await page.keyboard.press(key)
    await expect(item).not.toHaveText(before)
    await expect(page.getByRole('region', { name: 'Last decision' })).toContainText(
      'digits-svc 2.0.0',
    )
  }
  const eleventh = (await item.textContent()) ?? ''
  await expect(decidedToday).toHaveText('decided today10')

  await page.keyboard.press('Control+z')
  await expect(item).not.toHaveText(eleventh)
  await expect(decidedToday).toHaveText('decided today9')
  // The prediction had been shown, so the first answer stays the evidence.
  await expect(page.getByRole('region', { name: 'Undone' })).toContainText('still counts')
  await page.keyboard.press('3')
  await expect(item).toHaveText(eleventh)
  await expect(decidedToday).toHaveText('decided today10')

  await page.keyboard.press('Control+2')
  await expect(page.getByRole('heading', { name: 'Agreement', exact: true })).toBeVisible()
  const version = ['--model', 'digits-svc', '--version', '2.0.0']
  const report = askCommandLine(workspace, 'report', '--task', 'digit-recognition', ...version)
  expect(report).toMatchObject({ items: 360, decisions: 180 + 78 + 10, paired: 190 })
  const { value, wilson95, n, agreed } = report.agreement
  const main = page.getByRole('main')
  await expect(main).toContainText(`${percent(value, 2)} %`)
  await expect(main).toContainText(
    `95 % interval ${percent(wilson95[0], 1)}–${percent(wilson95[1], 1)} %, n = ${n}`,
  )
  await expect(main).toContainText(`In ${agreed} of ${n} items`)
  await expect(main).toContainText(report.kappa.value.toFixed(3))
  await expect(main).toContainText(report.gwetAC1.value.toFixed(3))

  // Every cell of the matrix is what the command line says, and leads to its items.
  for (const [human, row] of Object.entries<Record<string, number>>(report.confusion))
    for (const [model, count] of Object.entries(row))
      if (count > 0 && human !== model) {
        await main
          .getByRole('button', { name: `people say ${human}, the model says ${model} (` })
          .click()
        const sheet = page.getByRole('dialog')
        await expect(sheet.getByRole('listitem')).toHaveCount(count)
        await page.keyboard.press('Escape')
        await expect(sheet).toBeHidden()
      }
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})
