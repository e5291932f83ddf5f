import type { Value } from '../schema/event'
import type { Task, TaskInput } from '../schema/task'
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
  /** How many values were of each form. */
  readonly forms: { text: number; list: number; number: number }
  /** Some text cannot be the id of a label, as it is empty or long or has line ends. */
  hasProse: boolean
  /** Some prediction scores labels, so there are labels. */
  isScored: boolean
}

/** Gathers from events which tasks there are; memory does not grow with their number. */
export class TaskGuess {
  readonly #tasks = new Map<string, Sight>()

  see(event: CheckedEvent): void {
    const sight = this.#tasks.get(event.task) ?? {
      labels: new Map<string, number>(),
      hasDecisions: false,
      forms: { text: 0, list: 0, number: 0 },
      hasProse: false,
      isScored: false,
    }
    this.#tasks.set(event.task, sight)
    if (event.type === 'decision') sight.hasDecisions = true
    see(sight, event.value)
    if (event.type === 'prediction' && event.scores !== null) {
      sight.isScored = true
      for (const label of event.scores.labels) count(sight.labels, label, 0)
    }
  }

  /** A definition for each task, in the order they were first seen. */
  propose(): readonly TaskInput[] {
    return [...this.#tasks].map(([id, sight]) => proposeTask(id, sight))
  }
}

function see(sight: Sight, value: Value): void {
  if (typeof value === 'number') sight.forms.number++
  else if (typeof value === 'string') {
    sight.forms.text++
    if (!isIdText(value)) sight.hasProse = true
    count(sight.labels, value, 1)
  } else {
    sight.forms.list++
    for (const label of value) count(sight.labels, label, 1)
  }
}

/** What most values are. Texts are labels as long as few enough come again and again. */
function kindOf({ forms, labels, hasProse, isScored }: Sight): Task['kind'] {
  const { text, list, number } = forms
  if (list > 0 && list >= text && list >= number) return labels.size > 0 ? 'labels' : 'text'
  if (number > text) return 'number'
  if (isScored && labels.size <= mostLabels) return 'label'
  const isNeverTheSame = text >= 20 && labels.size > 0.8 * text
  return hasProse || isNeverTheSame || labels.size > mostLabels || labels.size < 1
    ? 'text'
    : 'label'
}

function count(labels: Map<string, number>, label: string, times: number): void {
  const before = labels.get(label)
  if (before === undefined && (labels.size > mostLabels || !isIdText(label))) return
  labels.set(label, (before ?? 0) + times)
}

function proposeTask(id: string, sight: Sight): TaskInput {
  const { labels, hasDecisions } = sight
  const kind = kindOf(sight)
  const review: TaskInput['review'] = { decisions: hasDecisions ? 'external' : 'in-app' }
  if (kind === 'number' || kind === 'text') return { id, name: prettify(id), kind, review }
  const ids = orderLabels(labels)
  const ownKeys = ids.every((label) => /^[a-z0-9]$/.test(label))
  return {
    id,
    name: prettify(id),
    kind,
    labels: ids.map((label, index) => {
      const hotkey = ownKeys ? label : keys[index]
      const named = { id: label, name: prettify(label) }
      return hotkey === undefined ? named : { ...named, hotkey }
    }),
    review,
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
