import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import type { QueueStatus } from '../../shared/contract/queue'
import { writeEvents } from '../make/eventFile'
import { askCommandLine, runCommandLine } from './commandLine'
import { dataProcessId, expect, test } from './fixtures'
import { killAll } from './killAll'

const kills = 20
const itemsPerFile = 1_650

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
  const start = () => launch(`--workspace=${workspace}`)
  let app = await start()
  let page = await app.firstWindow()

  const made = { predictions: 0, decisions: 0, bad: 0 }
  let inTheMiddle = 0
  for (let kill = 0; kill < kills; kill++) {
    // Each kill has a file of its own: all in one, a fast machine is done long before the last kill.
    const before = stored(await status(page))
    const name = `events-${kill}.jsonl`
    const part = writeEvents(path.join(folder, name), itemsPerFile, kill * itemsPerFile)
    const all = part.predictions + part.decisions
    made.predictions += part.predictions
    made.decisions += part.decisions
    made.bad += part.bad
    renameSync(path.join(folder, name), path.join(workspace, 'inbox', name))
    const reached = await reach(page, before + Math.random() * 0.8 * all)
    if (reached < made.predictions + made.decisions) inTheMiddle++
    if (kill % 2 === 0) {
      await killDataProcess(app)
    } else {
      await killAll(app)
      app = await start()
      page = await app.firstWindow()
    }
  }
  expect(inTheMiddle).toBeGreaterThan(kills / 2)

  await expect
    .poll(
      () =>
        readdirSync(path.join(workspace, 'inbox', 'done')).filter((name) => name.endsWith('.jsonl'))
          .length,
      {
        timeout: 60_000,
      },
    )
    .toBe(kills)
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

function stored({ events }: QueueStatus): number {
  return events.predictions + events.decisions
}

/** Waits until so many events are stored; answers how many there are then. */
async function reach(page: Page, events: number): Promise<number> {
  for (;;) {
    const now = stored(await status(page))
    if (now >= events) return now
    await setTimeout(2)
  }
}

async function killDataProcess(app: ElectronApplication): Promise<void> {
  const pid = await dataProcessId(app)
  expect(pid).not.toBeNull()
  if (pid !== null) process.kill(pid, 'SIGKILL')
}
