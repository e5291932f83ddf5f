import path from 'node:path'

/**
 * The folder that a start names, as `--workspace=DIR` or `--workspace DIR`; null where it names none.
 * Chromium's own reading of switches knows only the first of the two.
 */
export function namedWorkspace(argv: readonly string[], cwd: string): string | null {
  for (const [index, argument] of argv.entries()) {
    const dir = argument.startsWith('--workspace=')
      ? argument.slice('--workspace='.length)
      : argument === '--workspace'
        ? argv[index + 1]
        : undefined
    if (dir !== undefined && dir !== '') return path.resolve(cwd, dir)
  }
  return null
}
