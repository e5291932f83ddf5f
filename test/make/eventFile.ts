import { closeSync, openSync, writeSync } from 'node:fs'

/** What a made file holds, for counting afterwards. */
export interface MadeFile {
  readonly lines: number
  readonly predictions: number
  readonly decisions: number
  readonly bad: number
}

const labels = ['cat', 'dog', 'owl'] as const

/**
 * Writes events of the task `animals`: for each item a prediction, for every second one a decision
 * some lines later, and now and then a line that must be set aside. Items are numbered from `first`.
 */
export function writeEvents(file: string, items: number, first = 0): MadeFile {
  const handle = openSync(file, 'w')
  let lines = 0
  let decisions = 0
  let bad = 0
  const write = (text: string) => {
    writeSync(handle, `${text}\n`)
    lines++
  }
  for (let index = first; index < first + items; index++) {
    write(predictionLine(index))
    if (index % 2 === 1) {
      write(decisionLine(index - 1))
      decisions++
    }
    if (index % 997 === 0) {
      write(`{"type":"prediction","id":"cut ${index}`)
      bad++
    }
  }
  closeSync(handle)
  return { lines, predictions: items, decisions, bad }
}

export function predictionLine(index: number): string {
  const value = labels[index % 3] ?? 'cat'
  return JSON.stringify({
    type: 'prediction',
    id: `p-${index}`,
    task: 'animals',
    model: 'eyes',
    version: '1',
    item: {
      id: `item-${index}`,
      payload: { kind: 'text', text: `What is number ${index}?` },
      segment: { site: index % 4 === 0 ? 'north' : 'south' },
    },
    prediction: { value, confidence: (index % 1000) / 1000 },
    created_at: new Date(Date.UTC(2026, 2, 2) + index * 1000).toISOString(),
  })
}

function decisionLine(index: number): string {
  return JSON.stringify({
    type: 'decision',
    id: `d-${index}`,
    task: 'animals',
    item_id: `item-${index}`,
    decider: index % 3 === 0 ? 'operator-a' : 'operator-b',
    value: labels[(index + (index % 5 === 0 ? 1 : 0)) % 3] ?? 'cat',
    decided_at: new Date(Date.UTC(2026, 2, 3) + index * 1000).toISOString(),
  })
}
