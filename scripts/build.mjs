// npm run build: builds out/, even if it seems up to date.
import { ensureBuild } from './prepare/build.mjs'
import { continueOnRightNode } from './prepare/node.mjs'

await continueOnRightNode()
process.exitCode = (await ensureBuild({ force: true })) ? 0 : 1
