import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import type { QueueStatus } from '../../shared/contract/queue'
import { writeEvents } from '../make/eventFile'
import { askCommandLine, runCommandLine } from './commandLine'
import { dataProcessId, expect, test } from './fixtures'

const kills = 20
const items = 33_000

test.setTimeout(180_000)

test(`the app stores every event once although it, or its data process, is killed ${kills} times`, async ({
  folder,
  launch,
}) => {
  const workspace = path.join(folder, 'workspace')
  mkdirSync(workspace)
  const task = path.join(folder, 'task.json')
  writeFileSync(
    task,
    JSON.stringify({
      id: 'animals',
      kind: 'label',
      labels: ['cat', 'dog', 'owl'].map((id) => ({ id })),
    }),
  )
  runCommandLine(workspace, 'init')
  runCommandLine(workspace, 'task', 'add', task)
  const made = writeEvents(path.join(folder, 'events.part'), items)
  renameSync(path.join(folder, 'events.part'), path.join(workspace, 'inbox', 'events.jsonl'))
  const start = () => launch(`--workspace=${workspace}`)

  let app = await start()
  let page = await app.firstWindow()
  const offsets: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    const { bytesRead, bytesTotal } = await source(page)
    offsets.push(bytesRead)
    await reach(page, bytesRead + (Math.random() * (bytesTotal - bytesRead)) / (kills - kill + 1))
    if (kill % 2 === 0) {
      await killDataProcess(app)
    } else {
      await killAll(app)
      app = await start()
      page = await app.firstWindow()
    }
  }
  expect(new Set(offsets).size).toBeGreaterThan(kills / 2)

  await expect
    .poll(() => existsSync(path.join(workspace, 'inbox', 'done', 'events.jsonl')), {
      timeout: 60_000,
    })
    .toBe(true)
  expect(await status(page)).toMatchObject({
    events: { predictions: made.predictions, decisions: made.decisions },
    rejected: { total: made.bad },
    unmatchedDecisions: 0,
  })
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
  const [report] = askCommandLine(workspace, 'report', '--task', 'animals')
  expect(report).toMatchObject({ items: made.predictions, paired: made.decisions })
})

/** Asked until the data process, which may have just been killed, answers. */
async function status(page: Page): Promise<QueueStatus> {
  for (;;) {
    const answer = await page.evaluate(() => window.understudy.ask('queue.status', {}))
    if (answer.ok) return answer.value as QueueStatus
    await setTimeout(20)
  }
}

async function source(page: Page): Promise<{ bytesRead: number; bytesTotal: number }> {
  const { sources } = await status(page)
  return sources[0] ?? { bytesRead: 0, bytesTotal: 0 }
}

async function reach(page: Page, bytes: number): Promise<void> {
  while ((await source(page)).bytesRead < bytes) await setTimeout(2)
}

async function killDataProcess(app: ElectronApplication): Promise<void> {
  const pid = await dataProcessId(app)
  expect(pid).not.toBeNull()
  if (pid !== null) process.kill(pid, 'SIGKILL')
}

/** Every process of the app at the same moment, as when the machine goes down. */
async function killAll(app: ElectronApplication): Promise<void> {
  const data = await dataProcessId(app)
  const main = app.process().pid
  const ended = new Promise((resolve) => {
    app.process().once('exit', resolve)
  })
  const children = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === main)
    .flatMap(([pid]) => pid ?? [])
  for (const pid of new Set([data, main, ...children]))
    if (pid !== null && pid !== undefined) process.kill(pid, 'SIGKILL')
  await ended
}
