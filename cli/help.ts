import type { Command } from './command'

/** `usage: understudy task add FILE [--workspace DIR] [--json]` */
export function usageOf(command: Command | null): string {
  if (!command) return 'usage: understudy COMMAND … (understudy --help names them)'
  const line = `${command.name} ${command.usage}`.trimEnd()
  const as = command.usage.includes('--as USER') ? '' : ' [--as USER]'
  return `usage: understudy ${line} [--workspace DIR]${as} [--json]`
}

/** What a command does, or which commands there are. */
export function helpFor(command: Command | null, commands: readonly Command[]): string {
  const lines = command
    ? [usageOf(command), '', command.does]
    : [
        'usage: understudy COMMAND … [--workspace DIR] [--as USER] [--json]',
        '',
        ...commands.flatMap((one) => [`  ${one.name} ${one.usage}`.trimEnd(), `      ${one.does}`]),
        '',
        ...everywhere,
      ]
  return `${lines.join('\n')}\n`
}

const everywhere = [
  '--workspace DIR  the workspace; without it the current folder, if it is one',
  '--as USER        who acts; without it your account, else the first lead',
  '--json           one JSON document on stdout, messages on stderr',
  '--help           what a command does',
  '--version        which Understudy this is',
  '',
  'Exit code: 0 done, 1 failed, 2 wrong use.',
]
