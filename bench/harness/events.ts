import type { TaskInput } from '../../shared/schema/task'
import { Chance } from './chance'

export const labels = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
export const task: TaskInput = {
  id: 'digits',
  kind: 'label',
  labels: labels.map((id) => ({ id, hotkey: id })),
  review: { decisions: 'both' },
}
export const model = 'reader'
export const version = '1.0.0'

export const idKinds = ['random text', 'random UUID', 'sequential'] as const
export type IdKind = (typeof idKinds)[number]

export interface EventFacts {
  readonly count: number
  readonly ids: IdKind
  readonly seed: number
  /** Set where the confidences are to have so many decimals, as many models round them. */
  readonly decimals?: number
  /** Each item is decided right after its prediction. */
  readonly decided?: boolean
}

/** Lines of events of about 600 bytes, without their line ends. */
export function* eventLines(facts: EventFacts): Generator<string> {
  const chance = new Chance(facts.seed)
  const begin = Date.UTC(2026, 0, 1)
  for (let serial = 1; serial <= facts.count; serial++) {
    const item = makeId('item', facts, serial, chance)
    const right = pick(labels, chance)
    const value = chance.next() < 0.9 ? right : pick(labels, chance)
    const at = begin + serial * 1000
    yield predictionLine(facts, chance, { id: makeId('p', facts, serial, chance), item, value, at })
    if (facts.decided !== true) continue
    const id = makeId('d', facts, serial, chance)
    yield decisionLine(chance, { id, item, value: right, at: at + 60_000 })
  }
}

interface Said {
  readonly id: string
  readonly item: string
  readonly value: string
  readonly at: number
}

function predictionLine(
  { decimals = 16 }: EventFacts,
  chance: Chance,
  { id, item, value, at }: Said,
): string {
  const confidence = Number((0.4 + 0.6 * Math.sqrt(chance.next())).toFixed(decimals))
  const rest = (1 - confidence) / (labels.length - 1)
  const from = chance.below(words.length - 200)
  return JSON.stringify({
    type: 'prediction',
    id,
    task: task.id,
    model,
    version,
    item: {
      id: item,
      payload: { kind: 'text', text: words.slice(from, from + 165) },
      segment: { source: pick(sources, chance) },
    },
    prediction: {
      value,
      confidence,
      scores: Object.fromEntries(
        labels.map((label) => [label, label === value ? confidence : Number(rest.toFixed(4))]),
      ),
    },
    created_at: new Date(at).toISOString(),
  })
}

function decisionLine(chance: Chance, { id, item, value, at }: Said): string {
  return JSON.stringify({
    type: 'decision',
    id,
    task: task.id,
    item_id: item,
    decider: pick(people, chance),
    value,
    decided_at: new Date(at).toISOString(),
    duration_ms: 1000 + chance.below(200) * 50,
  })
}

function makeId(prefix: string, { ids, seed }: EventFacts, serial: number, chance: Chance): string {
  switch (ids) {
    case 'random text':
      return `${prefix}-${chance.hex(20)}`
    case 'random UUID':
      return `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`
    case 'sequential':
      return `${prefix}-${seed}-${String(serial).padStart(9, '0')}`
  }
}

const sources = ['form-a', 'form-b', 'form-c', 'telephone', 'letter'] as const
const people = ['operator-a', 'operator-b', 'operator-c'] as const
const words = makeWords(new Chance(7), 20_000)

function makeWords(chance: Chance, length: number): string {
  let text = ''
  while (text.length < length) text += `${chance.hex(2 + chance.below(8))} `
  return text
}

function pick<T>(list: readonly [T, ...T[]], chance: Chance): T {
  return list[chance.below(list.length)] ?? list[0]
}
