// node scripts/withElectron.mjs node scripts/screenshots.mjs: the pictures in docs/images, from the
// real app on a fresh workspace with the sample data.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, expect } from '@playwright/test'
import { ensureBuild } from './prepare/build.mjs'
import { isRoot } from './prepare/electron.mjs'
import { out, root } from './prepare/places.mjs'

/** Whose names are on the pictures, so that none is that of the account they are taken with. */
const person = 'operator-c'
const lead = 'lead-a'
const size = { width: 1280, height: 800 }
/** What the digits that come first are, for whoever can read; the model takes the last for a 1. */
const answers = '21422911393877518'
/** Nobody decides faster than they can look. */
const lookingMs = 900

if (!(await ensureBuild())) process.exit(1)
const folder = mkdtempSync(path.join(tmpdir(), 'understudy-pictures-'))
try {
  await takePictures(path.join(folder, 'workspace'), path.join(folder, 'user-data'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} workspace
 * @param {string} userData
 */
async function takePictures(workspace, userData) {
  understudy('init', '--sample', 'digits', '--workspace', workspace)
  understudy('user', 'add', person, '--role', 'operator', '--workspace', workspace)
  understudy('user', 'add', lead, '--role', 'lead', '--workspace', workspace)
  const sandbox = isRoot() ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    // The folder last: of what stands before the sandbox the app is told nothing under Playwright.
    args: [
      root,
      `--user-data-dir=${userData}`,
      '--disable-gpu',
      ...sandbox,
      `--workspace=${workspace}`,
    ],
    cwd: root,
  })
  try {
    const page = await app.firstWindow()
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
    }, size)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.getByRole('button', { name: person }).click()
    await decideSome(page)
    await takePicture(page, 'review')
    await page.keyboard.press('ControlOrMeta+2')
    await expect(page.getByRole('heading', { name: 'By label' })).toBeVisible()
    await takePicture(page, 'agreement')
    await signIn(page, lead)
    await page.keyboard.press('ControlOrMeta+3')
    await expect(page.getByRole('region', { name: 'Versions' })).toBeVisible()
    await takePicture(page, 'automation')
  } finally {
    await app.close()
  }
}

/** @param {import('@playwright/test').Page} page */
async function decideSome(page) {
  const item = page.getByRole('article', { name: /^Item / }).getByRole('heading')
  for (const answer of answers) {
    const before = (await item.textContent()) ?? ''
    await page.waitForTimeout(lookingMs)
    await page.keyboard.press(answer)
    await expect(item).not.toHaveText(before)
  }
  await expect(page.getByRole('region', { name: 'Last decision' })).toContainText('Disagreement')
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function signIn(page, name) {
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox').fill('Sign in as somebody else')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function takePicture(page, name) {
  await page.mouse.move(0, 0)
  // Figures that just changed are asked for again after a moment.
  await page.waitForTimeout(1000)
  const file = path.join(root, 'docs', 'images', `${name}.png`)
  await page.screenshot({ path: file, scale: 'css' })
  console.log(path.relative(root, file))
}

/** @param {readonly string[]} args */
function understudy(...args) {
  execFileSync(process.execPath, [path.join(out, 'main', 'cli.cjs'), ...args], { stdio: 'ignore' })
}
