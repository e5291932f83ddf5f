import { mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron, type Page } from '@playwright/test'
import { eventLines } from './harness/events'
import { writeEvents } from './harness/eventFile'
import { quantile } from './harness/measure'
import { inMs, type Bench, type Comparison, type Question } from './harness/question'
import { WaitingStore } from './harness/waitingStore'

/** From a key to the next item painted, in the real window, through a shift by keyboard alone. */
export const shift: Question = {
  name: 'shift',
  // Needs Electron and a screen, and a person's pace takes its time.
  byDefault: false,
  ask: async (bench) => {
    const few = await workShift(bench, fewWaiting)
    const many = await workShift(bench, bench.sizes.manyWaiting)
    return [0.5, 0.95, 0.99].map((share): Comparison => ({
      question: `key to next item painted, ${decisions} items, p${share * 100}`,
      ours: inMs(`${bench.sizes.manyWaiting.toLocaleString('en')} waiting`, [
        quantile(many, share),
      ]),
      peer: inMs(`${fewWaiting} waiting`, [quantile(few, share)]),
    }))
  },
}

const fewWaiting = 100
const decisions = 500
/** Somebody who decides five items a second. Nobody reads faster, so nothing is hidden by waiting. */
const lookingMs = 200
const root = path.join(import.meta.dirname, '..', '..')

/** Decides items in the app; answers how long each key took. */
async function workShift(bench: Bench, waiting: number): Promise<readonly number[]> {
  const workspace = bench.makeFolder()
  bench.say(`filling a workspace with ${waiting.toLocaleString('en')} waiting items`)
  const store = await WaitingStore.fill(workspace, waiting)
  await store.close()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // The workspace last: the spare Electron hands on only that to the app.
  const own = [`--user-data-dir=${bench.makeFolder()}`, `--workspace=${workspace}`]
  const app = await _electron.launch({
    args: [root, '--disable-gpu', ...asRoot, ...own],
    cwd: root,
  })
  try {
    const page = await app.firstWindow()
    // A person who was made with the items is chosen; the account is signed in by itself.
    const person = page.getByRole('button', { name: /^bench/ })
    const item = page.getByRole('article')
    await person.or(item).first().waitFor({ timeout: 120_000 })
    if (await person.isVisible()) await person.click()
    await item.waitFor({ timeout: 120_000 })
    await page.evaluate(watchKeys)
    bench.say(`deciding ${decisions} items`)
    for (let decided = 0; decided < decisions; decided++) {
      // As many come in as are decided, so that as many go on waiting.
      if (decided % resupply === 0) sendIn(workspace, decided)
      await setTimeout(lookingMs)
      await page.keyboard.press(String(decided % 10))
      await untilPainted(page, decided + 1)
    }
    return await page.evaluate<readonly number[]>('shiftTimes')
  } finally {
    await app.close()
  }
}

const resupply = 50

/** Puts a file of more items into the inbox, as a producer does. */
function sendIn(workspace: string, serial: number): void {
  const part = path.join(workspace, 'more.part')
  writeEvents(part, eventLines({ count: resupply, ids: 'random text', seed: 5000 + serial }))
  mkdirSync(path.join(workspace, 'inbox'), { recursive: true })
  renameSync(part, path.join(workspace, 'inbox', `more-${serial}.jsonl`))
}

async function untilPainted(page: Page, count: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while ((await page.evaluate<number>('shiftTimes.length')) < count) {
    if (Date.now() > deadline) throw new Error(`item ${count + 1} never came`)
    await setTimeout(5)
  }
}

/**
 * Run in the page: from the key's own time stamp to the first moment after the frame in which another
 * item stands there. A message posted in a frame is delivered once it has been painted.
 */
const watchKeys = `
  globalThis.shiftTimes = []
  const name = () => document.querySelector('article')?.getAttribute('aria-label') ?? null
  addEventListener('keydown', (event) => {
    const before = name()
    const watch = new MutationObserver(look)
    function look() {
      const now = name()
      if (now === null || now === before) return
      watch.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => shiftTimes.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
      })
    }
    watch.observe(document.body, { subtree: true, childList: true, attributes: true })
  }, true)
`
