import { fieldErrors, firstFieldError } from '../../../../shared/schema/issues'
import { fail, succeed, type Result } from '../../../../shared/result'
import { taskSchema, type Task, type TaskInput } from '../../../../shared/schema/task'

/** A label as it is being written; empty fields are left out of the definition. */
export interface DraftLabel {
  /** Stays with the row wherever it moves. */
  readonly key: number
  readonly id: string
  readonly name: string
  readonly hotkey: string
  readonly colour: string
  readonly critical: boolean
}

/** A definition as it is being written: what stands in the fields, right or not. */
export interface Draft extends Omit<Task, 'labels' | 'name'> {
  readonly name: string
  readonly labels: readonly DraftLabel[]
}

/** Definitions with every default, to begin with and to name the defaults by. */
export const defaults: Task = taskSchema.parse({ id: 'new', kind: 'number' })

export const emptyDraft: Draft = {
  ...defaults,
  id: '',
  name: '',
  kind: 'label',
  labels: [emptyLabel(0), emptyLabel(1)],
}

export function emptyLabel(key: number): DraftLabel {
  return { key, id: '', name: '', hotkey: '', colour: '', critical: false }
}

export const hasLabels = ({ kind }: Pick<Draft, 'kind'>) => kind === 'label' || kind === 'labels'

/** A draft of a definition that may lack something yet, such as a second label. */
export function inputToDraft(input: TaskInput): Draft {
  const whole = taskSchema.safeParse(input)
  if (whole.success) return taskToDraft(whole.data)
  const { labels = [], ...rest } = input
  const rules = taskSchema.safeParse({ ...rest, kind: 'number' })
  const base = rules.success ? rules.data : defaults
  return {
    ...base,
    id: input.id,
    name: input.name ?? '',
    kind: input.kind,
    labels: labels.map((label, key) => ({ ...emptyLabel(key), ...withoutGaps(label) })),
  }
}

export function taskToDraft(task: Task): Draft {
  return {
    ...task,
    name: task.name ?? '',
    labels: task.labels.map((label, key) => ({ ...emptyLabel(key), ...withoutGaps(label) })),
  }
}

/** What the fields say, as `task add` would read it from a file. */
export function draftToInput(draft: Draft): TaskInput {
  const { name, labels, ...rest } = draft
  const input: TaskInput = {
    ...rest,
    id: draft.id.trim(),
    labels: hasLabels(draft) ? labels.map(labelToInput) : [],
  }
  return name.trim() === '' ? input : { ...input, name: name.trim() }
}

/** What is wrong, by field; nothing where it can be saved. */
export function faultsOf(draft: Draft): ReadonlyMap<string, string> {
  const input = draftToInput(draft)
  const parsed = taskSchema.safeParse(input)
  if (parsed.success) return new Map()
  // What labels take from one another is only looked at where all else is right, so they are also read alone.
  const { id, kind, labels } = input
  const alone = taskSchema.safeParse({ id, kind, labels })
  return new Map([...(alone.success ? [] : fieldErrors(alone.error)), ...fieldErrors(parsed.error)])
}

/** The definition as a file would hold it, without what this kind of answer has no use for. */
export function draftToJson(draft: Draft): string {
  const input = draftToInput(draft)
  const parsed = taskSchema.safeParse(input)
  const { id, name, kind, criticality, labels, tolerance, normalise, ...rest } = parsed.success
    ? parsed.data
    : input
  const shown = {
    id,
    ...(name === undefined ? {} : { name }),
    kind,
    criticality,
    ...(hasLabels(draft) ? { labels } : {}),
    ...(kind === 'number' ? { tolerance } : {}),
    ...(kind === 'text' ? { normalise } : {}),
    ...rest,
  }
  return JSON.stringify(shown, null, 2)
}

/** A draft of pasted JSON, or in words why it is none. `id` is the task's that is open; it stays. */
export function jsonToDraft(text: string, id: string | null): Result<Draft, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return fail(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = taskSchema.safeParse(value)
  if (!parsed.success) {
    const { path, message } = firstFieldError(parsed.error, value)
    return fail(path === '' ? `This ${message}` : `${path} ${message}`)
  }
  if (id !== null && parsed.data.id !== id)
    return fail(
      `This is the task "${parsed.data.id}". Open a new task for it; this one stays "${id}".`,
    )
  return succeed(taskToDraft(parsed.data))
}

/** The labels with one of them a place further up (-1) or down (1). */
export function moveLabel(
  labels: readonly DraftLabel[],
  key: number,
  step: -1 | 1,
): readonly DraftLabel[] {
  const from = labels.findIndex((label) => label.key === key)
  const moved = labels[from]
  const to = from + step
  if (!moved || to < 0 || to >= labels.length) return labels
  return labels.toSpliced(from, 1).toSpliced(to, 0, moved)
}

export const nextKey = (labels: readonly DraftLabel[]) =>
  Math.max(-1, ...labels.map(({ key }) => key)) + 1

type LabelInput = NonNullable<TaskInput['labels']>[number]

function labelToInput({ id, name, hotkey, colour, critical }: DraftLabel): LabelInput {
  return {
    id: id.trim(),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(hotkey === '' ? {} : { hotkey }),
    ...(colour === '' ? {} : { colour }),
    critical,
  }
}

function withoutGaps({ id, name, hotkey, colour, critical }: LabelInput) {
  return {
    id,
    name: name ?? '',
    hotkey: hotkey ?? '',
    colour: colour ?? '',
    critical: critical ?? false,
  }
}
