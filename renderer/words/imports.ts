import type { ImportDone, ImportPreview, PreviewEvent } from '../../shared/contract/imports'
import type { ImportFormat } from '../../shared/schema/import'
import { formatCount, formatCounted } from './numbers'
import { reasonWords } from './reasons'
import { reasonsIn } from './queue'

export const importFormatWords: Readonly<Record<ImportFormat, string>> = {
  jsonl: 'JSONL',
  csv: 'CSV',
  parquet: 'Parquet',
  'label-studio': 'Label Studio',
  argilla: 'Argilla',
  prodigy: 'Prodigy',
  a2i: 'Amazon A2I',
}

/** Our fields that a column of a table can be, in the order in which they are asked for. */
export const importFields: readonly { readonly field: string; readonly label: string }[] = [
  { field: 'item_id', label: 'Item’s id' },
  { field: 'text', label: 'What is looked at' },
  { field: 'value', label: 'A person’s answer' },
  { field: 'decider', label: 'Who answered' },
  { field: 'decided_at', label: 'When they answered' },
  { field: 'saw_prediction', label: 'Whether they saw the prediction' },
  { field: 'note', label: 'Note' },
  { field: 'model_value', label: 'The model’s answer' },
  { field: 'model_confidence', label: 'Its confidence' },
  { field: 'model', label: 'Model' },
  { field: 'version', label: 'Version' },
  { field: 'predicted_at', label: 'When it predicted' },
  { field: 'ground_truth', label: 'Ground truth' },
]

const kindWords: Readonly<Record<PreviewEvent['kind'], string>> = {
  prediction: 'Prediction',
  decision: 'Decision',
  outcome: 'Outcome',
}

/** Prediction by eyes 1: cat, 0.83 */
export function eventWords({ kind, by, value, confidence }: PreviewEvent): string {
  const said = Array.isArray(value) ? value.join(', ') : value === null ? 'nothing' : String(value)
  const who = by === null ? '' : ` by ${by}`
  return `${kindWords[kind]}${who}: ${said}${confidence === null ? '' : `, ${confidence}`}`
}

/** How many events of each kind the rows that are shown would make. */
export function countEvents({ rows }: ImportPreview) {
  const events = rows.flatMap((row) => row.events)
  const of = (kind: PreviewEvent['kind']) => events.filter((one) => one.kind === kind).length
  const bad =
    rows.filter(({ problem }) => problem !== null).length +
    events.filter(({ problem }) => problem !== null).length
  return { predictions: of('prediction'), decisions: of('decision'), outcomes: of('outcome'), bad }
}

/** 2 predictions, 3 decisions; what is none is left out. */
export function previewWords(preview: ImportPreview): string {
  const { predictions, decisions, outcomes, bad } = countEvents(preview)
  const parts = [
    predictions > 0 ? formatCounted(predictions, 'prediction') : '',
    decisions > 0 ? formatCounted(decisions, 'decision') : '',
    outcomes > 0 ? formatCounted(outcomes, 'outcome') : '',
    bad > 0 ? `${formatCount(bad)} that will not come in as they are` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'no event' : parts.join(', ')
}

/** What an import came to. */
export function importedWords({ rows, accepted, duplicate, rejected }: ImportDone): string {
  const parts = [
    `${formatCounted(accepted, 'event')} stored`,
    duplicate > 0 ? `${formatCount(duplicate)} already known` : '',
    rejected > 0 ? `${formatCount(rejected)} set aside` : '',
  ].filter((part) => part !== '')
  return `${formatCounted(rows, 'row')} read: ${parts.join(', ')}.`
}

/** Why events were set aside: 3 unknown label, 1 schema. */
export function asideWords({ reasons }: ImportDone): string {
  return reasonsIn(reasons)
    .map(
      (reason) => `${formatCount(reasons[reason] ?? 0)} ${reasonWords[reason].short.toLowerCase()}`,
    )
    .join(', ')
}
