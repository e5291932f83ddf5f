// npm start: sets up what is missing and opens the app. What follows -- is passed on to it.
import path from 'node:path'
import { run } from './prepare/command.mjs'
import { hasDisplay, withDisplay } from './prepare/display.mjs'
import { describeElectron, electronEnv, isRoot } from './prepare/electron.mjs'
import { prepareEverything } from './prepare/everything.mjs'
import { root } from './prepare/places.mjs'

const { electron, isBuilt } = await prepareEverything(console.log)
const args = process.argv.slice(2).filter((arg) => arg !== '--headless')
const isHeadless = process.argv.includes('--headless') || process.env['UNDERSTUDY_HEADLESS'] === '1'

if (!isBuilt || electron === undefined) {
  console.error('Understudy cannot start, for the reason above.')
  process.exitCode = 1
} else if (!hasDisplay() && !isHeadless) {
  console.error('There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.')
  console.error('The command line needs none:  npm run -s understudy -- help')
  console.error('The app on a virtual screen:  npm start -- --headless')
  process.exitCode = 1
} else {
  console.log(`Starting Understudy on ${describeElectron(electron)}.`)
  const sandbox = isRoot() ? ['--no-sandbox'] : []
  process.exitCode = await withDisplay((display) =>
    run(electron.exe, [root, ...sandbox, ...args], {
      env: { ...electronEnv(electron), ...display },
      // A relative path among the arguments is meant from where npm was called.
      cwd: path.resolve(process.env['INIT_CWD'] ?? root),
    }),
  )
}
