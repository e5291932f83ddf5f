// One at a time: a folder that only one process can make.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cache } from './places.mjs'

/**
 * Waits until nobody else holds the lock, and takes it.
 * @param {string} name
 * @returns {Promise<() => void>} gives it back
 */
export async function holdLock(name) {
  const folder = path.join(cache, `${name}.lock`)
  mkdirSync(cache, { recursive: true })
  while (!take(folder)) await wait(100)
  const release = () => rmSync(folder, { recursive: true, force: true })
  return release
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'pid'), `${process.pid}`)
    return true
  } catch {
    if (isLeftOver(folder)) rmSync(folder, { recursive: true, force: true })
    return false
  }
}

/**
 * Whether the process that took the lock is gone.
 * @param {string} folder
 */
function isLeftOver(folder) {
  try {
    process.kill(Number(readFileSync(path.join(folder, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
