import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { decidingWhileIngesting } from './decidingWhileIngesting'
import { exporting } from './export'
import { readArgs, usage } from './harness/args'
import { DataProcess } from './harness/dataProcess'
import { describeMachine } from './harness/machine'
import type { Bench, Comparison, Sizes } from './harness/question'
import { formatTable } from './harness/table'
import { WaitingStore } from './harness/waitingStore'
import { ingest } from './ingest'
import { memory } from './memory'
import { report } from './report'
import { review } from './review'
import { shift } from './shift'

const questions = [ingest, review, report, decidingWhileIngesting, exporting, shift, memory]
const readme = path.join(import.meta.dirname, '..', '..', 'bench', 'README.md')

const full: Sizes = {
  ingested: 100_000,
  fewWaiting: 1000,
  manyWaiting: 1_000_000,
  decided: 200_000,
  exported: 1_000_000,
  ingestedBeside: 200_000,
  inboxBytes: 1_000_000_000,
}
const tenth: Sizes = {
  ingested: 10_000,
  fewWaiting: 1000,
  manyWaiting: 100_000,
  decided: 20_000,
  exported: 100_000,
  ingestedBeside: 20_000,
  inboxBytes: 100_000_000,
}

const args = readArgs(process.argv.slice(2), questions)
if ('wrong' in args) {
  console.error(`${args.wrong}\n${usage(questions)}`)
  process.exitCode = 2
} else void run(args)

/** Apart from the table, so that only that goes to a file. */
function say(what: string): void {
  console.error(what)
}

async function run(options: Exclude<typeof args, { wrong: string }>): Promise<void> {
  const base = mkdtempSync(path.join(tmpdir(), 'understudy-bench-'))
  const stores = new Map<string, WaitingStore>()
  const makeFolder = () => mkdtempSync(path.join(base, 'w'))
  const bench: Bench = {
    sizes: options.quick ? tenth : full,
    runs: options.runs,
    makeFolder,
    openProcess: (dir) => DataProcess.open(dir, options.profile),
    waitingStore: async (waiting, lane = 'blind') => {
      const name = `${waiting} ${lane}`
      const known = stores.get(name)
      if (known) return known
      say(`filling a store with ${waiting.toLocaleString('en')} waiting items, ${lane}`)
      const store = await WaitingStore.fill(makeFolder(), waiting, lane)
      stores.set(name, store)
      return store
    },
    say,
  }
  try {
    const comparisons: Comparison[] = []
    for (const question of options.questions) comparisons.push(...(await question.ask(bench)))
    const table = `${describeMachine()}\n\n${formatTable(comparisons)}`
    console.log(table)
    if (options.save) save(table)
  } finally {
    for (const store of stores.values()) await store.close()
    rmSync(base, { recursive: true, force: true })
  }
}

/** Puts the table into the page that is kept with the code. */
function save(table: string): void {
  const [begin, end] = ['<!-- measured -->', '<!-- end -->']
  const [before, rest] = readFileSync(readme, 'utf8').split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${readme} has lost its marks`)
  writeFileSync(readme, `${before}${begin}\n\n${table}\n\n${end}${after}`)
}
