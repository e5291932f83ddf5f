// npm run -s understudy -- COMMAND …: the command line. Only the command writes to stdout.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './prepare/build.mjs'
import { areInstalled } from './prepare/dependencies.mjs'
import { continueOnRightNode } from './prepare/node.mjs'
import { out } from './prepare/places.mjs'

const stderr = 2

if (!areInstalled()) {
  console.error('Run "npm run setup" first: packages are missing or have changed.')
  process.exit(1)
}
await continueOnRightNode()
if (!(await ensureBuild({ stdout: stderr }))) process.exit(1)

// npm goes to the project's folder; paths among the arguments are meant from where it was called.
process.chdir(process.env['INIT_CWD'] ?? process.cwd())
const program = path.join(out, 'main', 'cli.cjs')
process.argv.splice(1, 1, program)
await import(pathToFileURL(program).href)
