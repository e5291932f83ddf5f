import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { askCommandLine } from './commandLine'
import { makeClaims, onScreen, signIn, texts } from './claims'
import { expect, test } from './fixtures'

const people = {
  'operator-a': 'operator',
  'operator-b': 'operator',
  'reviewer-a': 'reviewer',
  'reviewer-b': 'reviewer',
} as const

/** Another window on the same workspace, with a data process of its own. */
async function joinAs(
  name: keyof typeof people,
  workspace: string,
  launch: (...args: readonly string[]) => Promise<ElectronApplication>,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const own = `--user-data-dir=${path.join(path.dirname(workspace), `data of ${name}`)}`
  const app = await launch(own, `--workspace=${workspace}`)
  const page = await app.firstWindow()
  await signIn(page, name)
  return { app, page }
}

async function decideInTurn(page: Page, items: readonly string[]): Promise<void> {
  for (const item of items) {
    await onScreen(page, item)
    await page.keyboard.press('2')
  }
}

test('no two people get one item, and what somebody holds comes back as soon as they go', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, { payloads: texts(14), people })
  const a = await joinAs('operator-a', workspace, launch)
  await onScreen(a.page, 'item-01')
  const b = await joinAs('operator-b', workspace, launch)
  await decideInTurn(b.page, ['item-09', 'item-10'])

  // Another screen is no place to hold items, and a note that was begun is not lost there.
  await a.page.keyboard.press('n')
  await a.page.keyboard.type('call the north')
  await a.page.keyboard.press('Escape')
  await a.page.keyboard.press('Control+4')
  await expect(a.page.getByRole('heading', { name: 'Queue' })).toBeVisible()
  await decideInTurn(b.page, ['item-11', 'item-12', 'item-13', 'item-14', 'item-01'])
  await onScreen(b.page, 'item-02')

  // By signing out.
  await b.page.keyboard.press('Control+k')
  await b.page.keyboard.type('sign in as')
  await b.page.keyboard.press('Enter')
  await expect(b.page.getByRole('button', { name: /^operator-b/ })).toBeVisible()
  await a.page.keyboard.press('Control+1')
  await decideInTurn(a.page, ['item-02'])
  await onScreen(a.page, 'item-03')

  // By closing the window.
  await signIn(b.page, 'operator-b')
  await expect(b.page.getByText('in other people’s hands')).toBeVisible()
  await a.app.close()
  await onScreen(b.page, 'item-03')
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})

test('no two reviewers get one dispute, and another lane is no place to hold any', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, { payloads: texts(6), people })
  const items = texts(6).map((_, index) => `item-0${index + 1}`)
  const operator = await joinAs('operator-a', workspace, launch)
  await decideInTurn(operator.page, items)
  await expect(operator.page.getByText('Nothing waits to be decided')).toBeVisible()
  await operator.app.close()

  const disagreements = { name: /^Disagreements/ }
  const a = await joinAs('reviewer-a', workspace, launch)
  await a.page.getByRole('radio', disagreements).click()
  await onScreen(a.page, 'item-01')
  const b = await joinAs('reviewer-b', workspace, launch)
  await b.page.getByRole('radio', disagreements).click()
  await onScreen(b.page, 'item-05')
  await a.page.getByRole('radio', { name: /^Decide blind/ }).click()
  await b.page.keyboard.press('h')
  await onScreen(b.page, 'item-06')
  await b.page.keyboard.press('h')
  await onScreen(b.page, 'item-01')

  // Undo and redo of a ruling, by keyboard; redo ends with the next act.
  await b.page.keyboard.press('m')
  await onScreen(b.page, 'item-02')
  await b.page.keyboard.press('Control+z')
  await onScreen(b.page, 'item-01')
  await b.page.keyboard.press('Control+y')
  await onScreen(b.page, 'item-02')
  const last = b.page.getByRole('region', { name: 'Last rulings' })
  await expect(last.getByRole('listitem').first()).toContainText('Model right')
  await b.page.keyboard.press('Control+y')
  await expect(b.page.getByText(/could do again/)).toBeVisible()
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})
