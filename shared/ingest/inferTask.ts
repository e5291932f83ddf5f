import type { TaskInput } from '../schema/task'
import { isIdText } from '../schema/text'
import type { CheckedEvent } from './parsed'

/** A task has at most this many labels; what has more values is no task of that kind. */
const mostLabels = 1000
const keys = '1234567890'

/** What was seen of one task so far. */
interface Sight {
  /** How often each label was somebody's answer; 0 where only scores name it. */
  readonly labels: Map<string, number>
  hasDecisions: boolean
}

/** Gathers from events which tasks there are; memory does not grow with their number. */
export class TaskGuess {
  readonly #tasks = new Map<string, Sight>()

  see(event: CheckedEvent): void {
    const sight = this.#tasks.get(event.task) ?? { labels: new Map(), hasDecisions: false }
    this.#tasks.set(event.task, sight)
    if (event.type === 'decision') sight.hasDecisions = true
    if (typeof event.value === 'string') count(sight.labels, event.value, 1)
    if (event.type === 'prediction' && event.scores !== null)
      for (const label of Object.keys(event.scores)) count(sight.labels, label, 0)
  }

  /** A definition for each task whose answers look like labels, in the order they were first seen. */
  propose(): readonly TaskInput[] {
    return [...this.#tasks].flatMap(([id, sight]) =>
      sight.labels.size === 0 || sight.labels.size > mostLabels ? [] : [proposeTask(id, sight)],
    )
  }
}

function count(labels: Map<string, number>, label: string, times: number): void {
  const before = labels.get(label)
  if (before === undefined && (labels.size > mostLabels || !isIdText(label))) return
  labels.set(label, (before ?? 0) + times)
}

function proposeTask(id: string, { labels, hasDecisions }: Sight): TaskInput {
  const ids = orderLabels(labels)
  const ownKeys = ids.every((label) => /^[a-z0-9]$/.test(label))
  return {
    id,
    name: prettify(id),
    kind: 'label',
    labels: ids.map((label, index) => {
      const hotkey = ownKeys ? label : keys[index]
      const named = { id: label, name: prettify(label) }
      return hotkey === undefined ? named : { ...named, hotkey }
    }),
    review: { decisions: hasDecisions ? 'external' : 'in-app' },
  }
}

/** Numbers by size, other labels by how often they are the answer, then by name. */
function orderLabels(labels: ReadonlyMap<string, number>): readonly string[] {
  const ids = [...labels.keys()]
  if (ids.every((label) => label.trim() !== '' && Number.isFinite(Number(label))))
    return ids.toSorted((a, b) => Number(a) - Number(b) || compareText(a, b))
  const frequency = (label: string): number => labels.get(label) ?? 0
  return ids.toSorted((a, b) => frequency(b) - frequency(a) || compareText(a, b))
}

/** By code unit, so that the order is the same everywhere. */
const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** `needs_second-look` → `Needs second look`. */
function prettify(id: string): string {
  const words = id.replaceAll(/[_\-.\s]+/g, ' ').trim()
  const name = /\p{L}/u.test(words) ? words : id
  return name.charAt(0).toUpperCase() + name.slice(1)
}
