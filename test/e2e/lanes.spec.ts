import type { Page } from '@playwright/test'
import { askCommandLine, runCommandLine } from './commandLine'
import { addClaims, makeClaims, onScreen, signIn, texts } from './claims'
import { expect, test } from './fixtures'

test('a person decides blind, puts off, flags, takes back, does again and corrects, by keyboard', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, { payloads: texts(8), people: { 'operator-a': 'operator' } })
  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  await signIn(page, 'operator-a')

  await onScreen(page, 'item-01')
  await expect(page.getByRole('main')).not.toContainText('95')
  await page.keyboard.press('f')
  await page.getByRole('textbox', { name: /reviewer look at/ }).fill('fits no label')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Flagged for a reviewer.')).toBeVisible()
  await page.keyboard.press('2')

  await onScreen(page, 'item-02')
  const last = page.getByRole('region', { name: 'Last decision' })
  await expect(last).toContainText('Disagreement')
  await page.keyboard.press('Control+z')
  await onScreen(page, 'item-01')
  await page.keyboard.press('Control+y')
  await onScreen(page, 'item-02')
  await expect(page.getByRole('region', { name: 'Done again' })).toContainText('stands again')

  await page.keyboard.press('Shift+Space')
  await page.getByRole('textbox', { name: 'Why?' }).fill('call first')
  await page.getByRole('radio', { name: 'Tomorrow' }).click()
  await page.keyboard.press('Enter')
  await onScreen(page, 'item-03')
  await expect(page.getByRole('radio', { name: /^Deferred\s*1/ })).toBeVisible()

  // Neither a key that is held nor Backspace answers or destroys anything.
  await page.keyboard.press('Backspace')
  await page.keyboard.press('n')
  await page.keyboard.type('123 seen twice')
  await page.keyboard.press('Escape')
  await onScreen(page, 'item-03')
  await page.keyboard.press('1')
  await onScreen(page, 'item-04')

  // The lane of what was put off holds it, with the reason.
  await page.getByRole('radio', { name: /^Deferred/ }).click()
  await onScreen(page, 'item-02')
  await expect(page.getByRole('article')).toContainText('call first')
  await page.keyboard.press('3')
  await expect(page.getByText('Nothing waits in “Deferred”')).toBeVisible()
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})

test('a second person is asked blind, and a reviewer rules on what they said differently', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, {
    payloads: texts(3),
    task: { review: { decisions: 'in-app', overlap: 1 } },
    people: { 'operator-a': 'operator', 'operator-b': 'operator', 'reviewer-a': 'reviewer' },
  })
  let app = await launch(`--workspace=${workspace}`)
  let page = await app.firstWindow()
  await signIn(page, 'operator-a')
  for (const item of ['item-01', 'item-02', 'item-03']) {
    await onScreen(page, item)
    await page.keyboard.press('2')
  }
  await expect(page.getByText('Nothing waits to be decided')).toBeVisible()
  await expect(page.getByRole('radio', { name: /Disagreements/ })).toHaveCount(0)
  await app.close()

  app = await launch(`--workspace=${workspace}`)
  page = await app.firstWindow()
  await signIn(page, 'operator-b')
  await page.getByRole('radio', { name: /Second opinion\s*3/ }).click()
  await onScreen(page, 'item-01')
  await expect(page.getByRole('main')).not.toContainText('operator-a')
  for (const [item, key] of [
    ['item-01', '3'],
    ['item-02', '2'],
    ['item-03', '3'],
  ] as const) {
    await onScreen(page, item)
    await page.keyboard.press(key)
  }
  await expect(page.getByText('Nothing waits in “Second opinion”')).toBeVisible()
  await app.close()

  app = await launch(`--workspace=${workspace}`)
  page = await app.firstWindow()
  await signIn(page, 'reviewer-a')
  await page.getByRole('radio', { name: /Disagreements\s*3/ }).click()
  await onScreen(page, 'item-01')
  const said = page.getByRole('list', { name: 'What was said' }).getByRole('listitem')
  await expect(said).toHaveCount(3)
  await page.keyboard.press('h')
  await expect(page.getByText('Which of the people is right?')).toBeVisible()
  await page.keyboard.press('3')
  await onScreen(page, 'item-02')
  await page.keyboard.press('m')
  await onScreen(page, 'item-03')
  await page.keyboard.press('Control+z')
  await onScreen(page, 'item-02')
  await page.keyboard.press('m')
  await onScreen(page, 'item-03')
  await page.keyboard.press('a')
  await expect(page.getByText('Nothing waits in “Disagreements”')).toBeVisible()
  const [report] = askCommandLine(workspace, 'report', '--task', 'claims')
  expect(report.accuracy).toMatchObject({ n: 2, value: 0.5 })
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})

test('a reviewer sees what was flagged, and takes the flag down', async ({ folder, launch }) => {
  const workspace = makeClaims(folder, { payloads: texts(2), people: { 'reviewer-a': 'reviewer' } })
  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  await signIn(page, 'reviewer-a')
  await onScreen(page, 'item-01')
  await page.keyboard.press('f')
  await page.getByRole('textbox').fill('cut off')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /Flagged\s*1/ }).click()
  await onScreen(page, 'item-01')
  await expect(page.getByRole('region', { name: 'Flags' })).toContainText('cut off')
  await page.keyboard.press('Shift+F')
  await expect(page.getByText('Nothing waits in “Flagged”')).toBeVisible()
  await page.keyboard.press('Control+z')
  await onScreen(page, 'item-01')
  await expect(page.getByRole('region', { name: 'Flags' })).toContainText('cut off')
  await page.keyboard.press('Control+y')
  await expect(page.getByText('Nothing waits in “Flagged”')).toBeVisible()
})

test('with the model in charge of part, people see what it says where they may, and audit without', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, {
    payloads: texts(1),
    task: { review: { decisions: 'in-app', audit: 1, blindInAssisted: 0 } },
    people: { 'operator-a': 'operator', 'lead-a': 'lead' },
  })
  const promote = (...more: readonly string[]) => {
    const why = ['--as', 'lead-a', '--reason', 'to see the lanes', '--outright']
    runCommandLine(workspace, 'promote', '--task', 'claims', ...why, ...more)
  }
  while (stageOf(workspace) !== 'assisted') promote()
  addClaims(folder, workspace, { payloads: texts(1) }, 2)
  const before = await launch(`--workspace=${workspace}`)
  const assisted = await before.firstWindow()
  await signIn(assisted, 'operator-a')
  await decideIn(assisted, /^Assisted\s*1/, ['item-02'], true)
  await before.close()

  promote('--threshold', '0.9')
  addClaims(folder, workspace, { payloads: texts(2), confidence: firstUnsure }, 3)
  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  await signIn(page, 'operator-a')
  await decideIn(page, /^Low confidence\s*2/, ['item-01', 'item-03'], true)
  await decideIn(page, /^Audit\s*1/, ['item-04'], false)
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})

/** Decides items of a lane, with what the model says beside them or without. */
async function decideIn(
  page: Page,
  lane: RegExp,
  items: readonly string[],
  isShown: boolean,
): Promise<void> {
  await page.getByRole('radio', { name: lane }).click()
  for (const item of items) {
    await onScreen(page, item)
    await expect(page.getByRole('region', { name: 'The model suggests' })).toHaveCount(
      isShown ? 1 : 0,
    )
    if (!isShown) await expect(page.getByRole('main')).not.toContainText('95')
    await page.keyboard.press('1')
  }
  await expect(page.getByText(/^Nothing waits in/)).toBeVisible()
}

function stageOf(workspace: string): string {
  const version = ['--model', 'eyes', '--version', '1']
  return askCommandLine(workspace, 'gate', '--task', 'claims', ...version).stage
}

function firstUnsure(index: number): number {
  return index === 0 ? 0.3 : 0.95
}
