import { execFileSync } from 'node:child_process'
import path from 'node:path'

const cli = path.resolve(import.meta.dirname, '../../out/main/cli.cjs')
const node = process.env['UNDERSTUDY_DATA_NODE'] ?? process.execPath

/** Runs a command on a workspace, beside the app if that is running; a failure throws. */
export function runCommandLine(workspace: string, ...args: readonly string[]): string {
  return execFileSync(node, [cli, ...args, '--workspace', workspace], { encoding: 'utf8' })
}

/** What a command reports. */
export function askCommandLine(workspace: string, ...args: readonly string[]) {
  return JSON.parse(runCommandLine(workspace, ...args, '--json'))
}
