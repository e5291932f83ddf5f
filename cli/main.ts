import path from 'node:path'
import { version } from '../package.json'
import { unreachable } from '../shared/result'
import { readArgs, type Invocation } from './args'
import type { Command, CommandInput, ExitCode } from './command'
import { commands } from './commands'
import { helpFor, usageOf } from './help'
import { startHost } from './host'
import { nodeFault } from './node'
import { createOutput, type Output } from './output'
import { findWorkspace, openSession } from './session'

/** Runs one command line; the answer is the exit code. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const out = createOutput(argv.includes('--json'))
  return carryOut(out, readArgs(argv, commands))
}

function carryOut(out: Output, asked: Invocation): ExitCode | Promise<ExitCode> {
  switch (asked.kind) {
    case 'version':
      out.write(`${version}\n`)
      return 0
    case 'help':
      out.write(helpFor(asked.command, commands))
      return 0
    case 'wrong':
      return refuse(out, asked.message, asked.command)
    case 'run':
      return run(out, asked.command, asked.input)
    default:
      return unreachable(asked)
  }
}

async function run(out: Output, command: Command, input: CommandInput): Promise<ExitCode> {
  const fault = nodeFault(process.versions.node)
  if (fault !== null) return out.failed({ message: fault })
  const plan = command.read(input)
  if ('wrongUse' in plan) return refuse(out, plan.wrongUse, command)
  const cwd = currentFolder()
  const dir = findWorkspace(input.text('workspace'), cwd, plan)
  if (typeof dir !== 'string') return refuse(out, dir.wrongUse, command)

  const { client, ended, stop } = startHost()
  const signal = cancelOnSignals()
  try {
    const as = input.text('as')
    const session = await openSession({ client, out, dir, cwd, as, plan, signal, ended })
    if (!session.ok) return out.failed(session.error)
    const end = await plan.run(session.value)
    return typeof end === 'number' ? end : refuse(out, end.wrongUse, command)
  } finally {
    await stop()
  }
}

function refuse(out: Output, message: string, command: Command | null): ExitCode {
  out.say(`understudy: ${message}`)
  out.say(usageOf(command))
  return 2
}

/** npm goes to the project's folder before it runs a script; the person is still where they called it. */
function currentFolder(): string {
  const { INIT_CWD: called, npm_package_json: project } = process.env
  const cwd = process.cwd()
  return called && project && path.dirname(project) === cwd ? called : cwd
}

/** The first Ctrl-C asks for an orderly end, the second does not wait for it. */
function cancelOnSignals(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1)
      controller.abort()
    })
  return controller.signal
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error)
    // At once: a data process that nobody stops would keep this one waiting for ever.
    process.exit(1)
  },
)
