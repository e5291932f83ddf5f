import type {
  ExportCount,
  ExportDone,
  ExportEntry,
  UnfinishedExport,
} from '../../shared/contract/exports'
import type { ExportFormat, ExportOptions, ExportRows } from '../../shared/schema/export'
import { formatBytes, formatCount, formatCounted, formatPercent } from './numbers'
import { stageName, versionName } from './stages'
import { formatDay } from './times'

export const formatWords: Readonly<
  Record<ExportFormat, { readonly name: string; readonly what: string }>
> = {
  jsonl: { name: 'JSONL', what: 'One JSON object a line, with everything in it.' },
  csv: {
    name: 'CSV',
    what: 'A table for spreadsheets. Text that would act as a formula is made harmless.',
  },
  parquet: { name: 'Parquet', what: 'A typed table, compressed, for data frames and databases.' },
  'label-studio': {
    name: 'Label Studio',
    what: 'Tasks with predictions and annotations, and the labelling interface to import them with.',
  },
  huggingface: {
    name: 'Hugging Face',
    what: 'Parquet files by split and a dataset card, ready to be uploaded or loaded.',
  },
  argilla: { name: 'Argilla', what: 'Records with suggestions and responses, one a line.' },
}

export const rowsWords: Readonly<Record<ExportRows, string>> = {
  item: 'One row an item',
  decision: 'One row a decision',
}

/** The shares that are offered, as text that a select can hold. */
export const splitChoices: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'Not split' },
  { value: '80,10,10', label: '80 % train, 10 % validation, 10 % test' },
  { value: '70,15,15', label: '70 % train, 15 % validation, 15 % test' },
  { value: '80,20', label: '80 % train, 20 % test' },
  { value: '90,10', label: '90 % train, 10 % test' },
]

/** 1,234 rows of 1,200 items */
export function countWords({ rows, items }: Pick<ExportCount, 'rows' | 'items'>): string {
  return rows === items
    ? formatCounted(rows, 'row')
    : `${formatCounted(rows, 'row')} of ${formatCounted(items, 'item')}`
}

/** Whose values the rows hold, from the surest to the least sure; what is none is left out. */
export function sourceWords({ manifest }: ExportDone): string {
  const { value_from: from } = manifest.counts
  return [
    from.outcome > 0 ? `${formatCount(from.outcome)} from outcomes` : '',
    from.adjudication > 0 ? `${formatCount(from.adjudication)} from rulings` : '',
    from.human > 0 ? `${formatCount(from.human)} from people` : '',
    from.model > 0 ? `${formatCount(from.model)} from the model alone` : '',
    from.nobody > 0 ? `${formatCount(from.nobody)} without a value` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** What an export of the past held: CSV, one row a decision, only disagreements … */
export function optionsWords(options: ExportOptions): string {
  const { from, to, stages, versions, split } = options
  return [
    formatWords[options.format].name,
    options.rows === 'decision' ? 'one row a decision' : '',
    from === null ? '' : `from ${formatDay(from)}`,
    to === null ? '' : `to ${formatDay(to)}`,
    stages.length === 0 ? '' : `routed at ${stages.map(stageName).join(', ')}`,
    versions.length === 0 ? '' : versions.map(versionName).join(', '),
    options.lanes.length === 0 ? '' : formatCounted(options.lanes.length, 'lane'),
    options.onlyDisagreements ? 'only disagreements' : '',
    options.onlyGroundTruth ? 'only ground truth' : '',
    options.onlyNew ? 'only what was new' : '',
    options.automatic ? 'with automatic decisions' : '',
    options.undecided ? 'with undecided items' : '',
    split === null ? '' : `split ${split.join(' / ')}`,
    options.names === 'replace' ? 'other names' : '',
    options.media === 'leave-out' ? 'without media' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

export function entryWords({ rows, items, bytes }: ExportEntry): string {
  return `${countWords({ rows, items })}, ${formatBytes(bytes)}`
}

/** How far an interrupted export got. */
export function unfinishedWords({ rows, done, total }: UnfinishedExport): string {
  if (total === null || rows === 0) return 'Nothing is written for good yet'
  return `${formatCounted(rows, 'row')} written, ${formatPercent(done / total, 0)} of the way`
}

/** What became of what was there of an interrupted export; null for one that was begun anew. */
export function resumedWords({ resumed }: ExportDone): string | null {
  if (resumed === null) return null
  const { keptRows, lostRows } = resumed
  if (lostRows > 0)
    return `Of what was there, ${formatCounted(keptRows, 'row')} could be kept. The data of ${formatCount(lostRows)} more has changed since, so those were written anew.`
  return keptRows > 0 ? `It went on after ${formatCounted(keptRows, 'row')} that were there.` : null
}
