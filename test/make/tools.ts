import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { Inbox } from '../../db/ingest/inbox'
import type { Pace } from '../../db/ingest/pace'
import { createParser, type Parser } from '../../db/ingest/parser'
import type { StoreTools } from '../../db/ingest/storeFile'
import type { IngestStore } from '../../db/store/ingestStore'
import type { WorkspaceFolder } from '../../db/workspace/folder'

/** As it is built; tests run from the sources, but a worker needs a file of its own. */
const workerFile = path.resolve('out/main/parseWorker.cjs')

export function makeParser(file = workerFile): Parser {
  const parser = createParser(file)
  onTestFinished(() => parser.close())
  return parser
}

const steady: Pace = { sliceMs: () => 20, isResting: () => false }

/** A parser whose first worker dies soon after it started; `starts` counts them with an x each. */
export function makeFrailParser(dir: string): Parser {
  const file = path.join(dir, 'frailWorker.cjs')
  const starts = JSON.stringify(path.join(dir, 'starts'))
  writeFileSync(
    file,
    `const { existsSync, appendFileSync } = require('node:fs')
     if (!existsSync(${starts})) setTimeout(() => process.exit(7), 150)
     appendFileSync(${starts}, 'x')
     require(${JSON.stringify(workerFile)})`,
  )
  return makeParser(file)
}

export function makeTools(store: IngestStore, changes: Partial<StoreTools> = {}): StoreTools {
  return { store, parser: makeParser(), pace: steady, now: () => Date.now(), ...changes }
}

export interface TestInbox {
  readonly troubles: string[]
  stop(): Promise<void>
}

/** Watches the inbox until the test ends. */
export function startInbox(tools: StoreTools, folder: WorkspaceFolder): TestInbox {
  const troubles: string[] = []
  const inbox = new Inbox(tools, folder, {
    onChanged: () => undefined,
    onTrouble: (message) => troubles.push(message),
  })
  inbox.start()
  onTestFinished(() => inbox.stop())
  return { troubles, stop: () => inbox.stop() }
}

/** Waits until something holds, as nobody says when the inbox is done. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 60_000
  while (!(await holds())) {
    if (Date.now() > until) expect.fail('it did not come about within a minute')
    await setTimeout(25)
  }
}
