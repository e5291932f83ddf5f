import { execFileSync } from 'node:child_process'
import type { ElectronApplication } from '@playwright/test'
import { dataProcessId } from './fixtures'

/** Every process of the app at the same moment, as when the machine goes down. */
export async function killAll(app: ElectronApplication): Promise<void> {
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
