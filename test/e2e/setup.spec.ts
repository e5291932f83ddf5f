import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { askCommandLine, runCommandLine } from './commandLine'
import { onScreen, signIn } from './claims'
import { expect, test } from './fixtures'

/** Events of a producer that began before anybody defined its task. */
function writeEvents(folder: string): string {
  const lines = ['pay', 'refuse', 'pay', 'ask'].map((value, index) =>
    JSON.stringify({
      type: 'prediction',
      id: `p-${index}`,
      task: 'invoices',
      model: 'eyes',
      version: '1',
      item: { id: `invoice-${index}`, payload: { kind: 'text', text: `Invoice ${index}` } },
      prediction: { value, confidence: 0.9 },
      created_at: '2026-03-01T09:00:00.000Z',
    }),
  )
  const file = path.join(folder, 'invoices.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

test('by keyboard a lead defines a task from lines set aside and adds an operator, who then decides its items', async ({
  folder,
  launch,
}) => {
  const workspace = path.join(folder, 'workspace')
  runCommandLine(workspace, 'init')
  runCommandLine(workspace, 'user', 'add', 'lead-a', '--role', 'lead')
  runCommandLine(workspace, 'ingest', writeEvents(folder))
  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  await signIn(page, 'lead-a')

  await page.keyboard.press('Control+6')
  await page.getByRole('button', { name: 'Propose a definition of invoices' }).focus()
  await page.keyboard.press('Enter')
  const name = page.getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Invoices')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Invoices of the north')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(name).toBeFocused()
  await page.getByLabel('Name of label 2').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('4 lines set aside for it are tried again.')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(
    page.getByText(/^Invoices of the north is defined\. .*4.lines accepted/),
  ).toBeVisible()

  await page.getByRole('radio', { name: 'Tasks', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('row', { name: /lead-a \(you\)/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('add a person')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('operator-a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^operator-a Operator/ })).toBeVisible()
  const role = page.getByRole('button', { name: 'Role: operator-a' })
  await role.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Operator' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(role).toBeFocused()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('sign in as')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^operator-a/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Tasks and people' })).toBeVisible()
  await page.keyboard.press('Control+1')
  await onScreen(page, 'invoice-0')
  await page.keyboard.press('1')
  await onScreen(page, 'invoice-1')
  expect(askCommandLine(workspace, 'task', 'list')).toMatchObject([
    { id: 'invoices', name: 'Invoices of the north', items: 4 },
  ])
  expect(askCommandLine(workspace, 'user', 'list')).toMatchObject([
    {},
    {},
    { name: 'operator-a', decisions: 1 },
  ])
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})

test('a definition is copied, copies go where a person says, days where they live, and a page names no file itself', async ({
  app,
  page,
  folder,
}) => {
  await page.getByRole('button', { name: /sample data/ }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  await page.keyboard.press('Control+6')
  await page.getByRole('button', { name: /^Digit recognition/ }).click()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(JSON.parse(copied)).toMatchObject({ id: 'digit-recognition', policy: { minReviews: 200 } })
  await page.getByRole('radio', { name: 'Workspace' }).click()
  const copy = path.join(folder, 'copy.db')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, copy)
  await page.getByRole('button', { name: 'Back up now…' }).click()
  await expect(page.getByText(copy)).toBeVisible()
  expect(existsSync(copy)).toBe(true)

  await page.getByLabel('Time zone').fill('Asia/Kathmandu')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Days are counted in Asia/Kathmandu.')).toBeVisible()
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('Everything holds together.')).toBeVisible()

  const ask = (name: string, file: string) =>
    page.evaluate(([asked, named]) => window.understudy.ask(asked, { file: named }), [
      name,
      file,
    ] as const)
  const elsewhere = path.join(folder, 'elsewhere.db')
  expect(await ask('workspace.backup', elsewhere)).toMatchObject({ error: { code: 'not_allowed' } })
  expect(await ask('tasks.infer', '/etc/passwd')).toMatchObject({ error: { code: 'not_allowed' } })
  expect(existsSync(elsewhere)).toBe(false)
})
