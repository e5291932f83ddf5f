// npm run setup: everything the app, its tests and its command line need.
import { describeElectron } from './prepare/electron.mjs'
import { prepareEverything } from './prepare/everything.mjs'

const { electron, isBuilt } = await prepareEverything(console.log, { retry: true })
if (isBuilt) {
  console.log('The command line is ready: npm run -s understudy -- help')
  console.log(
    electron === undefined
      ? 'The app cannot start yet, for the reason above.'
      : `The app is ready: npm start. It runs on ${describeElectron(electron)}.`,
  )
}
process.exitCode = isBuilt ? 0 : 1
