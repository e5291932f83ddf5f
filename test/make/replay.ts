import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** An event as it stands in a file of the sample data. */
export interface FileEvent {
  readonly id: string
  readonly type: string
  readonly item_id?: string
  readonly item?: { readonly id: string }
  readonly value?: string
  readonly version?: string
  readonly created_at?: string
  readonly decided_at?: string
  readonly prediction?: { readonly value: string; readonly confidence: number }
}

export function readEvents(file: string): readonly FileEvent[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FileEvent)
}

/** Writes events to a file of their own, in the order of time as a producer would send them. */
export function writeInOrder(dir: string, name: string, events: readonly FileEvent[]): string {
  const file = path.join(dir, name)
  const sorted = events.toSorted((a, b) => instantOf(a).localeCompare(instantOf(b)))
  writeFileSync(file, sorted.map((event) => `${JSON.stringify(event)}\n`).join(''))
  return file
}

/** `2026-03-02` */
export const dayOf = (event: FileEvent) => instantOf(event).slice(0, 10)

export const itemOf = ({ item, item_id }: FileEvent) => item?.id ?? item_id ?? ''

function instantOf({ created_at, decided_at }: FileEvent): string {
  return created_at ?? decided_at ?? ''
}

/**
 * The same items once more under new names, as work that comes later. Every `wrongEach`-th prediction says something
 * else than people do, as sure as it was.
 */
export function sendAgain(
  predictions: readonly FileEvent[],
  decisions: readonly FileEvent[],
  wrongEach: number,
): { readonly predictions: readonly FileEvent[]; readonly decisions: readonly FileEvent[] } {
  const said = new Map(decisions.map((decision) => [itemOf(decision), decision.value ?? '']))
  return {
    predictions: predictions.map((event, index) => ({
      ...event,
      id: `${event.id}-again`,
      item: { ...event.item, id: `${itemOf(event)}-again` },
      created_at: later,
      prediction: {
        value:
          index % wrongEach === 0
            ? nextDigit(said.get(itemOf(event)) ?? '')
            : (event.prediction?.value ?? ''),
        confidence: event.prediction?.confidence ?? 0,
      },
    })),
    decisions: decisions.map((event) => ({
      ...event,
      id: `${event.id}-again`,
      item_id: `${itemOf(event)}-again`,
      decided_at: evenLater,
    })),
  }
}

const later = '2026-03-23T09:00:00.000Z'
const evenLater = '2026-03-23T15:00:00.000Z'

const nextDigit = (digit: string) => String((Number(digit) + 1) % 10)
