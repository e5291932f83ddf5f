import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { askCommandLine } from './commandLine'
import { makeClaims, onScreen, signIn, texts } from './claims'
import { expect, test } from './fixtures'

/** What producers were told, line by line. */
function outboxOf(workspace: string): readonly unknown[] {
  const dir = path.join(workspace, 'outbox')
  return readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readFileSync(path.join(dir, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

/** The clock of the window goes three minutes slow, so that what is decided has had its minute already. */
async function slowClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = Date.now
    Date.now = () => now() - 180_000
  })
}

test('an answer that has left is found again and corrected by keyboard, and that is taken back', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, {
    payloads: texts(12),
    people: { 'operator-a': 'operator', 'operator-b': 'operator' },
  })
  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  await signIn(page, 'operator-a')
  await slowClock(page)
  for (let index = 1; index <= 10; index++) {
    await onScreen(page, `item-${String(index).padStart(2, '0')}`)
    await page.keyboard.press(index === 2 ? '2' : '1')
  }
  await onScreen(page, 'item-11')
  await expect.poll(() => outboxOf(workspace).length).toBe(10)

  // It is no longer among the last few; it is found by what was answered.
  await page.keyboard.press('Shift+M')
  const all = page.getByRole('dialog', { name: 'Your decisions' })
  await expect(all.getByRole('listitem')).toHaveCount(10)
  await page.keyboard.type('refuse')
  await expect(all.getByRole('listitem')).toHaveCount(1)
  await expect(all.getByRole('listitem')).toContainText('told to producers')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const correct = page.getByRole('dialog', { name: 'Correct item-02' })
  await expect(correct).toContainText('“Refuse” may have left already')
  await correct.getByRole('textbox', { name: 'Why?' }).fill('the bill was sent twice')
  await page.keyboard.press('Enter')
  await expect.poll(() => outboxOf(workspace).length).toBe(11)
  expect(outboxOf(workspace)[1]).toMatchObject({ cursor: 2, item_id: 'item-02', value: 'refuse' })
  expect(outboxOf(workspace)[10]).toMatchObject({
    cursor: 11,
    item_id: 'item-02',
    value: 'pay',
    decider: 'operator-a',
    corrects: 2,
  })
  await onScreen(page, 'item-11')

  // All that happened to it.
  await page.keyboard.press('Shift+M')
  await all.getByRole('button', { name: 'History of item-02' }).press('Enter')
  const past = page.getByRole('dialog', { name: 'item-02' })
  await expect(past).toContainText('Claim 2: paid twice.')
  for (const what of ['It was routed', 'You answered “Refuse”', 'You corrected it to “Pay”'])
    await expect(past.getByRole('listitem').filter({ hasText: what })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(all).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(all).toBeHidden()

  await page.keyboard.press('Control+z')
  await expect(page.getByText(/producers are told the answer before it again/)).toBeVisible()
  await expect.poll(() => outboxOf(workspace).length).toBe(12)
  expect(outboxOf(workspace)[11]).toMatchObject({
    item_id: 'item-02',
    value: 'refuse',
    corrects: 11,
  })
  await page.keyboard.press('Control+y')
  await expect.poll(() => outboxOf(workspace).length).toBe(13)
  expect(outboxOf(workspace)[12]).toMatchObject({ value: 'pay', corrects: 12 })
  const [report] = askCommandLine(workspace, 'report', '--task', 'claims')
  expect(report.agreement).toMatchObject({ n: 10, agreed: 9 })
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})

test('the history of an item leads nobody before they have answered, and tells all afterwards', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, {
    payloads: texts(2),
    task: { review: { decisions: 'in-app', overlap: 1 } },
    people: { 'operator-a': 'operator', 'operator-b': 'operator' },
  })
  const app = await launch(`--workspace=${workspace}`)
  const page = await app.firstWindow()
  await signIn(page, 'operator-a')
  await onScreen(page, 'item-01')
  await page.keyboard.press('Shift+H')
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveText([/The item arrived/])
  await page.keyboard.press('Shift+Space')
  await page.getByRole('textbox', { name: 'Why?' }).fill('ask the north')
  await page.keyboard.press('Enter')
  await onScreen(page, 'item-02')
  await page.keyboard.press('Control+z')
  await onScreen(page, 'item-01')
  await expect(history.getByRole('listitem')).toHaveText([
    /The item arrived/,
    /You put it off.*ask the north/,
    /You took back the deferral/,
  ])
  await page.keyboard.press('2')
  await onScreen(page, 'item-02')
  await expect(history.getByRole('listitem')).toHaveText([/The item arrived/])
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sign in as')
  await page.keyboard.press('Enter')
  await signIn(page, 'operator-b')
  await page.getByRole('radio', { name: /^Second opinion\s*1/ }).click()
  await onScreen(page, 'item-01')
  await page.keyboard.press('Shift+H')
  await expect(history.getByRole('listitem')).toHaveText([/The item arrived/])
  await expect(page.getByRole('main')).not.toContainText(/operator-a|eyes|ask the north.*said/)
  await page.keyboard.press('1')
  const last = page.getByRole('region', { name: 'Last decision' })
  await last.getByRole('button', { name: 'History', exact: true }).press('Enter')
  const past = page.getByRole('dialog', { name: 'item-01' })
  await expect(
    past.getByRole('listitem').filter({ hasText: 'operator-a answered “Refuse”' }),
  ).toBeVisible()
  await expect(past.getByRole('listitem').filter({ hasText: 'eyes 1 said “Pay”' })).toBeVisible()
})
