import { runCommandLine } from './commandLine'
import { makeClaims, onScreen, signIn, texts } from './claims'
import { expectNothingSerious } from './findings'
import { expect, test } from './fixtures'

test.setTimeout(180_000)

test('no screen has a serious finding, in light and in dark', async ({ folder, launch }) => {
  const workspace = makeClaims(folder, {
    payloads: [
      { kind: 'table', fields: { total: 41.5, paid: false } },
      { kind: 'json', data: { a: { b: [1, 2] } } },
      {
        kind: 'parts',
        parts: [
          { kind: 'text', text: 'Dear' },
          { kind: 'text', text: 'Yours' },
        ],
      },
      ...texts(6),
    ],
    task: { review: { decisions: 'in-app', overlap: 0 } },
    people: { 'lead-a': 'lead' },
  })
  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expectNothingSerious(page, 'signing in')
  await signIn(page, 'lead-a')

  await onScreen(page, 'item-01')
  await expectNothingSerious(page, 'an item')
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  await expectNothingSerious(page, 'an item with all that lies beside it')
  for (const [keys, dialog] of [
    ['f', 'Flag for a reviewer'],
    ['Shift+Space', 'Defer this item'],
    ['?', 'Shortcuts'],
    ['Control+k', 'Commands'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await expectNothingSerious(page, dialog)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('2')
  await onScreen(page, 'item-02')
  await page.keyboard.press('Control+f')
  await expectNothingSerious(page, 'finding in an item')
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await onScreen(page, 'item-03')
  await expectNothingSerious(page, 'an item of several parts')
  await page.keyboard.press('Shift+H')
  await expect(page.getByRole('list', { name: 'What happened' })).toBeVisible()
  await expectNothingSerious(page, 'the history of an item')
  await page.keyboard.press('Shift+M')
  const own = page.getByRole('dialog', { name: 'Your decisions' })
  await expect(own.getByRole('listitem')).toHaveCount(2)
  await expectNothingSerious(page, 'own decisions')
  await own.getByRole('button', { name: 'History of item-01' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'item-01' })).toContainText('You answered')
  await expectNothingSerious(page, 'the whole history of an item')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('radio', { name: /Disagreements/ }).click()
  await expect(page.getByRole('list', { name: 'What was said' })).toBeVisible()
  await expectNothingSerious(page, 'a disagreement')

  for (const [keys, heading] of [
    ['Control+2', 'Agreement'],
    ['Control+3', 'Automation'],
    ['Control+4', 'Queue'],
    ['Control+5', 'Export'],
    ['Control+6', 'Tasks and people'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    await page.waitForTimeout(500)
    await expectNothingSerious(page, heading)
  }
  await page.getByRole('button', { name: /^Claims/ }).click()
  await page.getByLabel('Least kappa').fill('much')
  await page.getByLabel('Key of label 1').fill('f')
  await expectNothingSerious(page, 'a task with a fault')
  await page.getByRole('button', { name: 'Paste…' }).click()
  await page.getByRole('button', { name: 'Into the form' }).click()
  await expectNothingSerious(page, 'a task as JSON')
  await page.getByRole('radio', { name: 'People' }).click()
  await expect(page.getByRole('row', { name: /lead-a/ })).toBeVisible()
  await expectNothingSerious(page, 'people')
  for (const name of ['Add a person', 'Role: lead-a', 'Password: lead-a', 'Leave: lead-a']) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Enter')
    await expectNothingSerious(page, name)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('radio', { name: 'Workspace' }).click()
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('Everything holds together.')).toBeVisible()
  await expectNothingSerious(page, 'the workspace')
  runCommandLine(workspace, 'verify')
})
