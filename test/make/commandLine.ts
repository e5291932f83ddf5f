import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

const program = path.resolve(import.meta.dirname, '../../out/main/cli.cjs')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

/** Starts the built command line as a shell would. */
export function startCommandLine(
  args: readonly string[],
  { cwd = tmpdir(), env = {} }: RunOptions = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, ...env } })
}

/** Runs it to its end. */
export async function runCommandLine(args: readonly string[], options?: RunOptions): Promise<Ran> {
  const child = startCommandLine(args, options)
  child.stdin.end(options?.stdin ?? '')
  return endOf(child)
}

/** What it wrote until it ended. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

/** A folder that is not there yet, and goes away with the test. */
export function nameFolder(): string {
  const outer = mkdtempSync(path.join(tmpdir(), 'understudy-cli-'))
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }))
  return path.join(outer, 'workspace')
}

/** Commands on one workspace, made for the test. */
export async function makeCommandWorkspace(...init: readonly string[]) {
  const dir = nameFolder()
  const run = (args: readonly string[], options?: RunOptions) =>
    runCommandLine([...args, '--workspace', dir], options)
  /** The document of a command that must go well. */
  const ask = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run([...args, '--json'])
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
    return JSON.parse(stdout)
  }
  const made = await ask('init', ...init)
  return { dir, run, ask, made }
}
