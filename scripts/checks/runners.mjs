// The test runners: each prints as it goes and writes a report, which is what gets counted.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { run } from '../prepare/command.mjs'
import { withDisplay } from '../prepare/display.mjs'
import { electronEnv } from '../prepare/electron.mjs'
import { cache } from '../prepare/places.mjs'
import { countPlaywright, countVitest } from './counts.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */

/** @returns {Promise<Counts>} */
export async function runVitest() {
  const file = freshReport('vitest')
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return counted(file, (report) => countVitest(report, code))
}

/**
 * @param {import('../prepare/electron.mjs').Electron} electron
 * @returns {Promise<Counts>}
 */
export async function runPlaywright(electron) {
  const file = freshReport('playwright')
  const code = await withDisplay((display) =>
    run('playwright', ['test', '--reporter=list,json'], {
      env: { ...electronEnv(electron), ...display, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
  )
  return counted(file, (report) => countPlaywright(report, code))
}

/** @param {string} name */
function freshReport(name) {
  const folder = path.join(cache, 'reports')
  const file = path.join(folder, `${name}.json`)
  mkdirSync(folder, { recursive: true })
  rmSync(file, { force: true })
  return file
}

/**
 * @param {string} file
 * @param {(report: any) => Counts} count
 * @returns {Counts}
 */
function counted(file, count) {
  // A runner that did not come as far as its report has failed.
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  return count(JSON.parse(readFileSync(file, 'utf8')))
}
