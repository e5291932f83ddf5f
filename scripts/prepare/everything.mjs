import { ensureBuild } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ensureElectron } from './electron.mjs'
import { continueOnRightNode } from './node.mjs'
import { ensureSystem } from './system.mjs'

/**
 * From a fresh clone to an app that can start. What is there already is left alone.
 * @param {(line: string) => void} say
 * @param {{ build?: boolean, retry?: boolean }} [options]
 */
export async function prepareEverything(say, { build = true, retry = false } = {}) {
  await ensureDependencies(say)
  await continueOnRightNode()
  const found = await findElectron(say, retry)
  const canRun = found !== undefined && (await ensureSystem(found, say))
  const isBuilt = !build || (await ensureBuild())
  return { electron: canRun ? found : undefined, isBuilt }
}

/**
 * The command line and most tests need no Electron: its absence is said, and not the end.
 * @param {(line: string) => void} say
 * @param {boolean} retry
 */
async function findElectron(say, retry) {
  try {
    return await ensureElectron(say, { retry })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return undefined
  }
}
