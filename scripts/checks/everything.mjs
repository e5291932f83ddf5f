// All checks, one after the other, to the end: whoever runs them sees all that is wrong at once.
import { ensureBuild } from '../prepare/build.mjs'
import { capture } from '../prepare/command.mjs'
import { describeElectron } from '../prepare/electron.mjs'
import { ensureSpareTypes } from '../prepare/spare.mjs'
import { closingLine, sumCounts } from './counts.mjs'
import { runPlaywright, runVitest } from './runners.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('../prepare/electron.mjs').Electron} Electron */
/** @typedef {{ name: string, counts: Counts }} Result */

/**
 * @param {Electron | undefined} electron
 * @returns {Promise<boolean>} whether all is well
 */
export async function checkEverything(electron) {
  const quick = await Promise.all([
    checkWith('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
    checkWith('lint and import rules', 'oxlint', ['--type-aware', '--deny-warnings']),
    checkWith('types', 'tsc', ['-b']),
    checkSpareTypes(electron),
  ])
  const isBuilt = await ensureBuild()
  const build = { name: 'build', counts: one(isBuilt) }
  const vitest = { name: 'unit, store, process, screens', counts: await runVitest() }
  const e2e = { name: 'e2e', counts: await checkApp(electron, isBuilt) }

  const results = [...quick.flat(), build, vitest, e2e]
  const sum = sumCounts(results.map(({ counts }) => counts))
  console.log()
  for (const { name, counts } of results) console.log(`${name}: ${closingLine(counts)}`)
  console.log(electron === undefined ? 'No Electron ran.' : `Ran ${describeElectron(electron)}.`)
  console.log(closingLine(sum))
  return sum.failed === 0
}

/**
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<Result[]>}
 */
async function checkWith(name, program, args) {
  const { code, output } = await capture(program, args)
  if (code !== 0) console.log(`${name}:\n${output}`)
  return [{ name, counts: one(code === 0) }]
}

/**
 * Where the spare runs, electron/ must keep to the API that both versions have.
 * @param {Electron | undefined} electron
 */
async function checkSpareTypes(electron) {
  if (electron?.kind !== 'spare') return []
  await ensureSpareTypes()
  return checkWith('types of the spare Electron', 'tsc', ['-p', 'electron/tsconfig.spare.json'])
}

/**
 * @param {Electron | undefined} electron
 * @param {boolean} isBuilt
 * @returns {Promise<Counts>}
 */
async function checkApp(electron, isBuilt) {
  if (electron !== undefined && isBuilt) return runPlaywright(electron)
  console.log(`e2e: not run, ${isBuilt ? 'as Electron is missing' : 'as the build failed'}.`)
  return one(false)
}

/** @param {boolean} isWell */
function one(isWell) {
  return { passed: isWell ? 1 : 0, failed: isWell ? 0 : 1, skipped: 0 }
}
