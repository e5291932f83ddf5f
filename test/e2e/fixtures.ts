import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
} from '@playwright/test'
import type { Bridge } from '../../shared/contract/bridge'

declare global {
  interface Window {
    readonly understudy: Bridge
  }
}

const root = path.resolve(import.meta.dirname, '../..')

interface Fixtures {
  /** A folder of the test's own, gone when it ends. */
  readonly folder: string
  /** Where the app keeps its settings; fresh, so that each test is a first start. */
  readonly userData: string
  /** The workspace the app opens; null leaves it to the first screen. */
  readonly workspace: string | null
  /** Starts the app as it would be started by hand; it is closed when the test ends. */
  readonly launch: (...args: readonly string[]) => Promise<ElectronApplication>
  readonly app: ElectronApplication
  readonly page: Page
}

export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'understudy-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  userData: async ({ folder }, use) => use(path.join(folder, 'user-data')),
  workspace: [null, { option: true }],
  launch: async ({ userData }, use) => {
    const started: ElectronApplication[] = []
    await use(async (...more) => {
      const args = [...argumentsFor(userData), ...more]
      const app = await _electron.launch({ args, cwd: root })
      started.push(app)
      return app
    })
    for (const app of started) await app.close()
  },
  app: async ({ launch, workspace }, use) => {
    await use(await launch(...(workspace === null ? [] : [`--workspace=${workspace}`])))
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await use(page)
    expect(thrown).toEqual([])
  },
})

/**
 * With what Electron is started. Without a screen there is no GPU, and an Electron that looks for one
 * now and then never shows its window; as root Chromium's own sandbox does not run.
 */
export function argumentsFor(userData: string): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [root, `--user-data-dir=${userData}`, '--disable-gpu', ...asRoot]
}

/** The process that owns the database, in whichever way this Electron runs it. */
export async function dataProcessId(app: ElectronApplication): Promise<number | null> {
  const utility = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().find(({ name }) => name === 'Understudy data'),
  )
  if (utility) return utility.pid
  const all = execFileSync('ps', ['-axo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  for (const line of all.split('\n')) {
    const [pid, parent, ...args] = line.trim().split(/\s+/)
    if (Number(parent) === app.process().pid && args.join(' ').endsWith('data.cjs'))
      return Number(pid)
  }
  return null
}

export { expect }
