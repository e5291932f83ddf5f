// Builds out/ when the sources are not those it was built from.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { run } from './command.mjs'
import { holdLock } from './lock.mjs'
import { out, root } from './places.mjs'

const sources = ['shared', 'db', 'electron', 'renderer', 'cli']
const settings = ['package-lock.json', 'electron.vite.config.ts']
const parts = ['main', 'preload', 'renderer']
const stamp = path.join(out, 'built-from')

export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** Makes the next start build again, for when something else has written into out/. */
export function forgetBuild() {
  rmSync(stamp, { force: true })
}

/**
 * @param {{ force?: boolean, stdout?: 'inherit' | number }} [options]
 * @returns {Promise<boolean>} whether out/ is up to date now
 */
export async function ensureBuild({ force = false, stdout = 'inherit' } = {}) {
  if (!force && isBuilt()) return true
  const release = await holdLock('build')
  try {
    if (!force && isBuilt()) return true
    return await build(stdout)
  } finally {
    release()
  }
}

/** @param {'inherit' | number} stdout */
async function build(stdout) {
  // Taken before, so that what is edited during the build is built again.
  const from = fingerprint()
  // Built beside out/ and moved there at the end: a program that runs from out/ never finds it empty.
  const next = `${out}-next`
  rmSync(next, { recursive: true, force: true })
  const args = ['build', '--logLevel', 'warn', '--outDir', next]
  const code = await run('electron-vite', args, { stdio: ['ignore', stdout, 'inherit'] })
  if (code !== 0) return false
  mkdirSync(out, { recursive: true })
  forgetBuild()
  for (const part of parts) {
    rmSync(path.join(out, part), { recursive: true, force: true })
    renameSync(path.join(next, part), path.join(out, part))
  }
  writeFileSync(stamp, from)
  rmSync(next, { recursive: true, force: true })
  return true
}

/** Names, sizes and times of all sources: cheap enough to look at before every command. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (/** @type {string} */ file) => {
    const stat = statSync(file, { throwIfNoEntry: false })
    hash.update(`${file}\0${stat?.size}\0${stat?.mtimeMs}\n`)
  }
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(file)
      else add(file)
    }
  }
  for (const file of settings) add(path.join(root, file))
  for (const folder of sources) {
    if (existsSync(path.join(root, folder))) walk(path.join(root, folder))
  }
  return hash.digest('hex')
}
