// What Electron needs of a Linux system: libraries, and a screen, real or virtual.
import { existsSync } from 'node:fs'
import { capture, run } from './command.mjs'
import { hasDisplay } from './display.mjs'
import { isRoot } from './electron.mjs'

// Each with the name it has since Debian 13 and Ubuntu 24.04, if that is another.
const libraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
]

/**
 * Installs what is missing where that is possible, and says what is missing elsewhere.
 * @param {import('./electron.mjs').Electron} electron
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether Electron can run
 */
export async function ensureSystem(electron, say) {
  const missing = await findMissing(electron)
  if (missing.length === 0) return true
  if (isRoot() && (await has('apt-get'))) {
    say(`Installing what Electron needs (${missing.join(', ')}) …`)
    const left = (await aptInstall()) ? await findMissing(electron) : missing
    if (left.length === 0) return true
    say(`Still missing after apt-get: ${left.join(', ')}.`)
    return false
  }
  say(`This system lacks what Electron needs: ${missing.join(', ')}.`)
  say('On Debian and Ubuntu: sudo apt-get install xvfb libgtk-3-0 libasound2 libnss3 libgbm1')
  return false
}

/**
 * @param {import('./electron.mjs').Electron} electron
 * @returns {Promise<string[]>}
 */
async function findMissing({ exe }) {
  if (process.platform !== 'linux') return []
  const { output } = await capture('ldd', [exe])
  const absent = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => `${name}`)
  const screen = hasDisplay() || (await has('Xvfb')) ? [] : ['Xvfb']
  return [...new Set(absent), ...screen]
}

async function aptInstall() {
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', 'ignore', 'inherit']
  const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdio }
  if ((await run('apt-get', ['update', '-qq'], quiet)) !== 0) return false
  const names = await Promise.all(libraries.map(knownName))
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'xvfb', ...names]
  return (await run('apt-get', args, quiet)) === 0
}

/** @param {readonly string[]} names */
async function knownName(names) {
  for (const name of names) {
    const { code } = await capture('apt-cache', ['show', name])
    if (code === 0) return name
  }
  return names.at(-1) ?? ''
}

/** @param {string} program */
async function has(program) {
  const folders = (process.env['PATH'] ?? '').split(':')
  return folders.some((folder) => existsSync(`${folder}/${program}`))
}
