// node scripts/withElectron.mjs PROGRAM …: runs a program that starts Electron, with a screen.
import { run } from './prepare/command.mjs'
import { withDisplay } from './prepare/display.mjs'
import { electronEnv } from './prepare/electron.mjs'
import { prepareEverything } from './prepare/everything.mjs'

const { electron } = await prepareEverything(console.log, { build: false })
const [program, ...args] = process.argv.slice(2)
if (program === undefined) throw new Error('Which program?')
process.exitCode =
  electron === undefined
    ? 1
    : await withDisplay((display) =>
        run(program, args, { env: { ...electronEnv(electron), ...display } }),
      )
