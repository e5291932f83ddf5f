// Starting other programs. Tools of the project come before those of the system.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { modules, root } from './places.mjs'

/** On Windows the tools of npm are scripts, which only its shell can start. */
const needsShell = (/** @type {string} */ program) =>
  process.platform === 'win32' && !path.isAbsolute(program)

/** @typedef {Record<string, string | undefined>} Env */
/** @typedef {{ code: number, output: string }} Ended */

/**
 * Runs a program in the terminal and resolves with its exit code; signals reach it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Env, cwd?: string, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = {}, cwd = root, stdio = 'inherit' } = {}) {
  const child = spawn(program, args, {
    cwd,
    stdio,
    env: withTools(env),
    shell: needsShell(program),
  })
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`)
      end(127)
    })
    child.on('exit', (code, signal) => end(code ?? (signal === null ? 1 : 128)))
  })
}

/**
 * Runs a program out of sight and resolves with all that it printed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Env, timeoutMs?: number }} [options]
 * @returns {Promise<Ended>}
 */
export function capture(program, args, { env = {}, timeoutMs } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: withTools(env),
    shell: needsShell(program),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  })
  let output = ''
  const keep = (/** @type {Buffer} */ part) => {
    output += part.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * @param {Env} env
 * @returns {NodeJS.ProcessEnv}
 */
function withTools(env) {
  const tools = path.join(modules, '.bin')
  const before = process.env['PATH'] ?? ''
  const known = before.split(path.delimiter).includes(tools)
  return { ...process.env, PATH: known ? before : `${tools}${path.delimiter}${before}`, ...env }
}
