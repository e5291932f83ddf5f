import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FinalDecision } from '../../db/store/automationStore'
import type { OutboxStore } from '../../db/jobs/outbox'

function makeFinalDecision(cursor: number): FinalDecision {
  return {
    cursor,
    task: 'animals',
    item_id: `item-${cursor}`,
    value: 'cat',
    by: 'model',
    decider: null,
    model: 'eyes',
    version: '1',
    stage: 'full',
    confidence: 0.9,
    decided_at: '2026-03-02T09:00:00.000Z',
  }
}

/** As much of a store as the outbox sees: `count` decisions are final. */
export function makeOutboxStore(count: number) {
  const finalised: { madeBefore: number; limit: number }[] = []
  const state = { count }
  const store: OutboxStore = {
    finalise: async (madeBefore, limit) => {
      finalised.push({ madeBefore, limit })
      return 0
    },
    finalDecisions: async (after, limit) =>
      Array.from({ length: Math.min(limit, Math.max(0, state.count - after)) }, (_, index) =>
        makeFinalDecision(after + index + 1),
      ),
    lastCursor: async () => state.count,
  }
  return { store, state, finalised }
}

/** The text of all outbox files in the order of their days. */
export function readOutbox(folder: string): string {
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('')
}

/** Throws on a line that is not whole. */
export function readCursors(text: string): readonly number[] {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line is torn')
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as FinalDecision).cursor)
}

/** 1, 2, 3 … up to `last`. */
export const upTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => index + 1)
