// npm run check: the checks of npm test on what is set up already.
import { checkEverything } from './checks/everything.mjs'
import { presentElectron } from './prepare/electron.mjs'
import { continueOnRightNode } from './prepare/node.mjs'

await continueOnRightNode()
process.exitCode = (await checkEverything(presentElectron())) ? 0 : 1
