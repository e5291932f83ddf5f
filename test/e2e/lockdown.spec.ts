import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

test('a page has none of what Node and Electron offer, only the bridge', async ({ page }) => {
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    module: typeof Reflect.get(globalThis, 'module'),
    bridge: Object.keys(window.understudy).toSorted(),
  }))
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    bridge: ['ask', 'cancel', 'desktop', 'keep', 'onChanged', 'onDesktop', 'onMenu', 'onProgress'],
  })
})

test('the window is sandboxed and isolated', async ({ app, page }) => {
  await page.waitForLoadState()
  const preferences: unknown = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in Electron's types, but there since Electron 3: what the window was really made with.
    return contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  })
})

test('text is never run as a program', async ({ page }) => {
  // What Playwright evaluates itself is exempt from the policy; what a timer runs later is not.
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-implied-eval -- the very thing that must not work
            resolve(new Function('return "ran"')())
          } catch {
            resolve('blocked')
          }
        }),
      ),
  )
  expect(outcome).toBe('blocked')
})

test('nothing is fetched from outside or from the disk', async ({ app, page }) => {
  let visits = 0
  const server = createServer((_request, response) => {
    visits++
    response.setHeader('access-control-allow-origin', '*').end('reached')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const outside = `http://127.0.0.1:${address.port}/`

  expect(await statusOf(page, outside)).toBe('blocked')
  expect(await statusOf(page, 'file:///etc/hosts')).toBe('blocked')
  // Even a page without our policy does not get out.
  const failure = await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false })
    const outcome = await window.loadURL(url).then(() => 'loaded', String)
    window.destroy()
    return outcome
  }, outside)
  expect(failure).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(visits).toBe(0)
  server.close()
})

test.describe('what app://main/ serves', () => {
  test('is the page, and nothing above its folder', async ({ page }) => {
    expect(await statusOf(page, 'app://main/index.html')).toBe(200)
    for (const climbing of [
      'app://main/../main/index.cjs',
      'app://main/..%2fmain%2findex.cjs',
      'app://main/..%2f..%2fpackage.json',
      'app://main/%2e%2e/%2e%2e/package.json',
      'app://main/..%5c..%5cpackage.json',
      'app://main/assets/..%2f..%2f..%2fpackage.json',
      'app://main/%00',
      'app://main/%',
      'app://main/media/..%2findex.html',
    ])
      // Chromium refuses some of them before the app is asked.
      expect([404, 'blocked'], climbing).toContain(await statusOf(page, climbing))
  })

  test.describe('of media', () => {
    test.use({ workspace: async ({ folder }, use) => use(path.join(folder, 'workspace')) })

    test('is pictures in the folder of the open workspace only', async ({ folder, page }) => {
      await untilOpen(page)
      const media = path.join(folder, 'workspace', 'media')
      mkdirSync(media, { recursive: true })
      writeFileSync(path.join(media, 'dot.png'), onePixel)
      writeFileSync(path.join(media, 'page.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
      writeFileSync(path.join(media, 'page.html'), '<script>0</script>')
      writeFileSync(path.join(folder, 'secret.png'), onePixel)
      symlinkSync(path.join(folder, 'secret.png'), path.join(media, 'link.png'))
      symlinkSync(folder, path.join(media, 'up'))

      expect(await statusOf(page, 'app://main/media/dot.png')).toBe(200)
      for (const refused of [
        'link.png',
        'up/secret.png',
        '..%2fsecret.png',
        '..%2funderstudy.db',
        'page.svg',
        'page.html',
        'none.png',
      ])
        expect(await statusOf(page, `app://main/media/${refused}`), refused).toBe(404)
    })
  })
})

test('no other window opens, and this one goes nowhere', async ({ app, page }) => {
  const here = page.url()
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  expect(await page.evaluate(() => window.open('app://main/index.html') === null)).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'https://example.com/',
      target: '_blank',
    })
    document.body.append(link)
    link.click()
    link.remove()
  })
  await page.waitForTimeout(300)
  expect(page.url()).toBe(here)
  expect(app.windows()).toHaveLength(1)
})

test('no permission is granted', async ({ page }) => {
  const answers = await page.evaluate(async () => [
    await Notification.requestPermission(),
    (await navigator.permissions.query({ name: 'camera' })).state,
    (await navigator.permissions.query({ name: 'microphone' })).state,
    // What is on the clipboard may be anybody's; the app only ever puts pictures on it.
    (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    ),
  ])
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied', 'denied'])
})

test('a page cannot choose a folder, nor ask what the contract does not name', async ({ page }) => {
  for (const name of ['workspace.open', 'shell.run', 'toString'])
    expect(
      await page.evaluate(
        (asked) => window.understudy.ask(asked, { dir: '/', create: true }),
        name,
      ),
    ).toMatchObject({ ok: false, error: { code: 'not_allowed' } })
})

/** A picture of a single pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What a page gets that fetches an address. */
function statusOf(page: Page, address: string): Promise<number | 'blocked'> {
  return page.evaluate(
    (url) =>
      fetch(url).then(
        ({ status }) => status,
        () => 'blocked' as const,
      ),
    address,
  )
}

/** Waits until the workspace named on the command line is open. */
async function untilOpen(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await window.understudy.desktop('state')).state))
    .toBe('open')
}
