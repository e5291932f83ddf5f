import { textOf, type Fields } from './fields'

type Mapping = Readonly<Record<string, string>>

/** Names that other tools give to what we call by the first of each. */
const usual: Readonly<Record<string, readonly string[]>> = {
  item_id: ['item_id', 'id', 'item', 'case', 'case_id', 'record_id', 'external_id', 'uid', 'uuid'],
  text: ['text', 'body', 'content', 'message', 'description', 'sentence', 'question'],
  value: ['value', 'label', 'verdict', 'decision', 'answer', 'annotation', 'human_label', 'class'],
  decider: ['decider', 'annotator', 'labeler', 'labeller', 'reviewer', 'worker', 'user', 'who'],
  decided_at: ['decided_at', 'annotated_at', 'created_at', 'timestamp', 'updated_at', 'date'],
  model_value: ['model_value', 'prediction', 'predicted', 'predicted_label', 'model_label'],
  model_confidence: ['model_confidence', 'confidence', 'score', 'probability'],
  ground_truth: ['ground_truth', 'gold', 'truth', 'outcome', 'actual'],
  note: ['note', 'comment', 'remark'],
  model: ['model', 'model_name'],
  version: ['version', 'model_version'],
}

/** The columns in which an answer that the task knows stands in most rows that hold anything. */
function answerColumns(
  columns: readonly string[],
  rows: readonly Fields[],
  labels: readonly string[],
) {
  const known = new Set(labels)
  return columns.filter((column) => {
    const texts = rows.flatMap((row) => textOf(row[column]) ?? [])
    return texts.length > 0 && texts.filter((text) => known.has(text)).length * 2 > texts.length
  })
}

/** True for our own exports, whose columns are named as they are read. */
export const isOwnTable = (columns: readonly string[]): boolean =>
  columns.includes('value_from') && columns.includes('item_id')

/**
 * Which column is what, by usual names, and by whose answers the task knows. Only what has another name than ours is
 * said; a person sees it and may change it.
 */
export function proposeMapping(
  columns: readonly string[],
  rows: readonly Fields[],
  labels: readonly string[],
): Mapping {
  if (isOwnTable(columns)) return {}
  const found = new Map<string, string>()
  const isFree = (column: string) => ![...found.values()].includes(column)
  for (const [field, names] of Object.entries(usual)) {
    const column = names
      .map((name) => columns.find((one) => plain(one) === name))
      .find((one) => one !== undefined && isFree(one))
    if (column !== undefined) found.set(field, column)
  }
  const answers = answerColumns(columns, rows, labels)
  const ofModel = answers.find((column) => /model|predict|machine/.test(plain(column)))
  if (ofModel !== undefined && isFree(ofModel) && !found.has('model_value'))
    found.set('model_value', ofModel)
  const named = found.get('value')
  // A column of that name may hold something else; the answers say it better.
  if (answers.length > 0 && (named === undefined || !answers.includes(named))) {
    const taken = [found.get('model_value'), found.get('ground_truth')]
    const free = answers.find((column) => !taken.includes(column))
    if (free !== undefined) found.set('value', free)
  }
  return Object.fromEntries([...found].filter(([field, column]) => field !== column))
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

/** The task that a file belongs to: the one it names, the only one, else the one that knows most of its answers. */
export function proposeTask(
  rows: readonly Fields[],
  tasks: readonly { readonly id: string; readonly labels: readonly string[] }[],
): string | null {
  const named = rows.flatMap((row) => textOf(row['task']) ?? [])[0]
  if (named !== undefined && tasks.some((task) => task.id === named)) return named
  const [only, ...others] = tasks
  if (others.length === 0) return only?.id ?? null
  const texts = rows.map((row) => new Set(textsIn(row)))
  let best: { readonly id: string; readonly hits: number } | null = null
  for (const { id, labels } of tasks) {
    const hits = texts.filter((one) => labels.some((label) => one.has(label))).length
    if (hits * 2 > rows.length && hits > (best?.hits ?? 0)) best = { id, hits }
  }
  return best?.id ?? null
}

/** Every short text in a row, however deep; longer ones are what people looked at. */
function textsIn(row: unknown): readonly string[] {
  if (typeof row !== 'object' || row === null) {
    const text = textOf(row)
    return text !== null && text.length <= 100 ? [text] : []
  }
  return Object.values(row).flatMap(textsIn)
}
