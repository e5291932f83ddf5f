// The packages of the lock file. This runs before any of them is there: Node's own modules only.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './command.mjs'
import { modules, root } from './places.mjs'

/**
 * Installs what the lock file names, if that is not what lies there.
 * @param {(line: string) => void} say
 */
export async function ensureDependencies(say) {
  if (areInstalled()) return
  say('Installing the packages of package-lock.json (npm ci) …')
  const npm = process.env['npm_execpath']
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-fund']
  const code =
    npm === undefined ? await run('npm', args) : await run(process.execPath, [npm, ...args])
  if (code !== 0) throw new Error('npm ci failed: the packages could not be installed.')
}

export function areInstalled() {
  const installed = packagesOf(path.join(modules, '.package-lock.json'))
  const wanted = packagesOf(path.join(root, 'package-lock.json'))
  if (installed === undefined || wanted === undefined) return false
  return Object.entries(wanted).every(([place, wants]) => {
    const has = installed[place]
    // What is optional is missing where it is of no use, and the project itself is in one list only.
    if (has === undefined) return place === '' || wants.optional === true
    return has.version === wants.version && has.integrity === wants.integrity
  })
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package */

/**
 * @param {string} file
 * @returns {Record<string, Package> | undefined}
 */
function packagesOf(file) {
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
