import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Payload } from '../../shared/schema/payload'
import { makePdf, makePng } from '../make/files'
import { addClaims, makeClaims, onScreen, signIn } from './claims'
import { expect, test } from './fixtures'

const picture = makePng(900, 600, (x, y) => (x + y) % 256)

test('every kind of payload is looked at closely by keyboard, and nothing of it runs or is fetched', async ({
  folder,
  launch,
}) => {
  const workspace = makeClaims(folder, { payloads: [], people: { 'operator-a': 'operator' } })
  const scans = path.join(workspace, 'media', 'scans')
  mkdirSync(scans, { recursive: true })
  writeFileSync(path.join(scans, 'one.png'), picture)
  writeFileSync(path.join(scans, 'forty.pdf'), makePdf(pageTexts))
  addClaims(folder, workspace, { payloads })

  const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
  const outside: string[] = []
  const refused: string[] = []
  page.on('request', (request) => {
    if (!/^(app|data|blob|devtools):/.test(request.url())) outside.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await signIn(page, 'operator-a')

  await test.step('a picture is zoomed, turned and made brighter; the next one comes as it is', async () => {
    await onScreen(page, 'item-01')
    const image = page.getByRole('img', { name: 'Picture of item-01' })
    await expect(page.getByRole('toolbar', { name: 'Picture' })).toBeAttached()
    await page.keyboard.press('+')
    await page.keyboard.press('Shift+R')
    await page.keyboard.press('Shift+B')
    await expect(image).toHaveCSS('filter', 'brightness(1.15) contrast(1)')
    await expect(image).toHaveAttribute('style', /rotate\(90deg\)/)
    await page.keyboard.press('Shift+Z')
    await page.keyboard.press('Shift+Z')
    await expect(page.getByRole('button', { name: 'Fit in (Shift+Z)' })).toHaveText(/100\s%/)
    await page.keyboard.press('1')
    await onScreen(page, 'item-02')
    await expect(page.getByRole('img', { name: 'Picture of item-02' })).not.toHaveAttribute(
      'style',
      /rotate|brightness/,
    )
  })
  await page.keyboard.press('1')

  await test.step('the pages of a PDF are drawn, and what they say is found', async () => {
    await onScreen(page, 'item-03')
    const first = page.getByRole('group', { name: 'Page 1 of 40' })
    await expect.poll(() => inkOn(page, 'Page 1 of 40')).toBeGreaterThan(100)
    await expect(first).toContainText('Scanned page 1')
    // Pages far away are not drawn.
    await expect(page.getByRole('group', { name: 'Page 30 of 40' }).locator('canvas')).toHaveCount(
      0,
    )
    await find(page, 'page 37')
    await expect(page.getByRole('search')).toContainText('1 of 1')
    await expect.poll(() => inkOn(page, 'Page 37 of 40')).toBeGreaterThan(100)
    await page.keyboard.press('Escape')
  })
  await page.keyboard.press('1')

  await test.step('a long text is searched, and keys decide nothing meanwhile', async () => {
    await onScreen(page, 'item-04')
    await find(page, 'paragraph 14')
    await expect(page.getByRole('search')).toContainText('1 of 11')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('search')).toContainText('2 of 11')
    await page.keyboard.press('Escape')
  })
  await page.keyboard.press('1')

  await test.step('what JSON folds away opens where it is found', async () => {
    await onScreen(page, 'item-05')
    await find(page, 'A333')
    await expect(page.getByText('“A333”')).toBeInViewport()
    await page.keyboard.press('Escape')
  })
  await page.keyboard.press('1')

  await test.step('parts are seen together or one by one', async () => {
    await onScreen(page, 'item-06')
    await expect(page.getByText('السلام')).toHaveCSS('direction', 'rtl')
    await page.keyboard.press(',')
    await expect(page.getByRole('radio', { name: 'PDF' })).toBeChecked()
    await expect.poll(() => inkOn(page, 'Page 1 of 1')).toBeGreaterThan(100)
  })
  await page.keyboard.press('1')

  await test.step('what a producer wrote is text', async () => {
    await onScreen(page, 'item-07')
    await expect(page.getByText('<b>bold</b>')).toBeVisible()
    await expect(page).toHaveTitle('Understudy')
  })
  expect(outside).toEqual([])
  expect(refused).toEqual([])
})

const pageTexts = Array.from({ length: 40 }, (_, index) => `Scanned page ${index + 1}`)
const paragraphs = Array.from({ length: 150 }, (_, index) => `Paragraph ${index}. Paid twice.`)

const payloads: readonly Payload[] = [
  { kind: 'image', mime: 'image/png', data: picture.toString('base64') },
  { kind: 'image', mime: 'image/png', file: 'scans/one.png' },
  { kind: 'pdf', file: 'scans/forty.pdf' },
  { kind: 'text', text: paragraphs.join('\n\n') },
  { kind: 'json', data: { lines: Array.from({ length: 400 }, (_, sku) => ({ sku: `A${sku}` })) } },
  {
    kind: 'parts',
    parts: [
      { kind: 'text', title: 'Letter', text: 'السلام عليكم' },
      { kind: 'table', title: 'Sums', fields: { total: 41.5, paid: false } },
      { kind: 'pdf', data: makePdf(['Invoice 4711']).toString('base64') },
    ],
  },
  {
    kind: 'text',
    text: '<img src="https://example.com/a.png" onerror="document.title=1"> <b>bold</b>',
  },
]

async function find(page: Page, sought: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('textbox', { name: 'Find in this item' })).toBeFocused()
  await page.keyboard.type(sought)
}

/** How many dark pixels a page of a PDF has by now. */
function inkOn(page: Page, name: string): Promise<number> {
  return page
    .getByRole('group', { name, exact: true })
    .locator('canvas')
    .evaluateAll((found) => {
      const [canvas] = found
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      let dark = 0
      for (const [at, value] of (pixels ?? []).entries())
        if (at % 4 === 3 && value > 0 && (pixels?.[at - 3] ?? 255) < 100) dark++
      return dark
    })
}
