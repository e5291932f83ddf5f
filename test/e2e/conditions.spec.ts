import { readFileSync } from 'node:fs'
import path from 'node:path'
import { askCommandLine, runCommandLine } from './commandLine'
import { makeClaims, signIn, texts } from './claims'
import { expectNothingSerious } from './findings'
import { expect, test } from './fixtures'

const act = ['--task', 'claims', '--as', 'lead-a', '--reason', 'a trial'] as const

test('a promotion clears what waits, and review conditions send some of it to people', async ({
  folder,
  launch,
}) => {
  test.setTimeout(120_000)
  const workspace = makeClaims(folder, {
    payloads: texts(20),
    confidence: (index) => (index % 2 === 0 ? 0.95 : 0.4),
    task: { review: { decisions: 'in-app', overlap: 0, audit: 0.2, blindInAssisted: 0.1 } },
    people: { 'lead-a': 'lead', 'lead-b': 'lead' },
  })
  runCommandLine(workspace, 'promote', ...act, '--outright')
  const app = await launch(`--workspace=${workspace}`)
  const page = await app.firstWindow()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, 'lead-a')
  await page.keyboard.press('Control+3')

  // Going outright to partial at 0.9: the sentence tells of the 20 that wait.
  await page.getByRole('button', { name: 'Promote to partial…' }).click()
  const promotion = page.getByRole('dialog')
  await promotion.getByRole('combobox', { name: 'Threshold' }).click()
  await page.getByRole('option', { name: /^0\.90/ }).click()
  await expect(promotion.getByText(/The 20\sitems that wait now go the same way/)).toBeVisible()

  // Another lead was quicker: the act waits for another look.
  runCommandLine(workspace, 'demote', '--task', 'claims', '--as', 'lead-b', '--reason', 'not yet')
  const again = promotion.getByRole('button', { name: 'Look again' })
  await expect(again).toBeVisible({ timeout: 15_000 })
  await page.keyboard.press('Escape')
  runCommandLine(workspace, 'promote', ...act, '--outright')
  await expect(page.getByRole('button', { name: 'Promote to partial…' })).toBeVisible()

  runCommandLine(workspace, 'promote', ...act, '--outright', '--threshold', '0.9')
  await expect
    .poll(() => askCommandLine(workspace, 'state', '--task', 'claims').automatic.decided, {
      timeout: 20_000,
    })
    .toBeGreaterThan(5)
  const { waiting, automatic } = askCommandLine(workspace, 'state', '--task', 'claims')
  expect(automatic.decided + waiting.blind + waiting.shown).toBe(20)

  // The editor by keyboard alone, readable in both themes and in a small window.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Review conditions')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Review conditions' })
  await expect(dialog.getByRole('button', { name: 'Add condition' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('combobox', { name: /Conditions 1/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Label')
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: 'Pay' }).press('Space')
  await expect(dialog.getByText(/10 more would go to people/)).toBeVisible()
  await expectNothingSerious(page, 'review conditions')
  await page.setViewportSize({ width: 900, height: 640 })
  await expect(dialog.getByRole('button', { name: 'Save conditions' })).toBeInViewport()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('paying wrongly costs most')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Goes to people now: the model says pay')).toBeVisible()

  const policy = JSON.parse(readFileSync(path.join(workspace, 'policy.json'), 'utf8'))
  expect(policy.tasks.claims).toMatchObject({
    stage: 'partial',
    review_conditions: { kind: 'label', labels: ['pay'] },
  })
  const sure = ['--confidence', '0.95', '--model', 'eyes', '--version', '1'] as const
  const route = (label: string) =>
    askCommandLine(
      workspace,
      'route',
      '--task',
      'claims',
      '--item',
      'new',
      ...sure,
      '--label',
      label,
    )
  expect(route('pay')).toMatchObject({ item_id: 'new', decided_by: 'people', lane: 'assisted' })
  expect(route('ask')).toMatchObject({ decided_by: 'model' })
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})
