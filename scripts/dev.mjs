// npm run dev: the app with a renderer that follows the sources.
import { forgetBuild } from './prepare/build.mjs'
import { run } from './prepare/command.mjs'
import { withDisplay } from './prepare/display.mjs'
import { describeElectron, electronEnv } from './prepare/electron.mjs'
import { prepareEverything } from './prepare/everything.mjs'

const { electron } = await prepareEverything(console.log, { build: false })
if (electron === undefined) {
  process.exitCode = 1
} else {
  console.log(`Starting on ${describeElectron(electron)}.`)
  // It writes into out/ by itself, and without what only a whole build makes.
  forgetBuild()
  process.exitCode = await withDisplay((display) =>
    run('electron-vite', ['dev', ...process.argv.slice(2)], {
      env: { ...electronEnv(electron), ...display },
    }),
  )
}
