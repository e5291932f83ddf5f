// npm test: from a fresh clone to a verdict. The last line counts the tests.
import { prepareEverything } from './prepare/everything.mjs'

const { electron } = await prepareEverything(console.log, { build: false })
// Only now are the packages there that the checks stand on.
const { checkEverything } = await import('./checks/everything.mjs')
process.exitCode = (await checkEverything(electron)) ? 0 : 1
