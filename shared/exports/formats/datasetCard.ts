import type { Task } from '../../schema/task'
import type { Manifest } from '../manifest'

/** The README of a data set on Hugging Face: its head tells the files of each split, its text whose answers these are. */
export function datasetCard(manifest: Manifest, task: Task): string {
  const { counts, columns } = manifest
  const splits = manifest.splits.length > 0 ? manifest.splits.map(({ name }) => name) : ['train']
  return [
    '---',
    `pretty_name: ${JSON.stringify(task.name ?? task.id)}`,
    'task_categories:',
    '- other',
    'tags:',
    '- human-feedback',
    'size_categories:',
    `- ${sizeCategory(counts.rows)}`,
    'configs:',
    '- config_name: default',
    '  data_files:',
    ...splits.flatMap((name) => [`  - split: ${name}`, `    path: "data/${name}-*"`]),
    'dataset_info:',
    '  features:',
    ...columns.flatMap(({ name, type }) => [`  - name: ${name}`, `    dtype: ${dtypes[type]}`]),
    '  splits:',
    ...splits.flatMap((name) => [
      `  - name: ${name}`,
      `    num_examples: ${manifest.splits.find((one) => one.name === name)?.rows ?? counts.rows}`,
    ]),
    `  download_size: ${manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)}`,
    '---',
    '',
    `# ${task.name ?? task.id}`,
    '',
    `${counted(counts.rows, 'row')} of ${counted(counts.items, 'item')}, exported by Understudy ${manifest.app_version} on ${manifest.created_at.slice(0, 10)}.`,
    '',
    '`value` is the value to learn from and `value_from` says who stands behind it: `outcome` (reality), `adjudication`',
    '(a reviewer), `human` or `model`. What a model said is in `model_value` and `predictions` only.',
    '',
    '| value from | rows |',
    '| --- | --- |',
    ...Object.entries(counts.value_from).map(([name, n]) => `| ${name} | ${n} |`),
    '',
    ...(task.labels.length === 0 ? [] : ['Labels:', '', ...task.labels.map(labelLine), '']),
    ...(task.guideline === '' ? [] : ['## Guideline', '', task.guideline, '']),
  ].join('\n')
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

const labelLine = ({ id, name }: Task['labels'][number]): string =>
  `- \`${id}\`${name === undefined ? '' : `: ${name}`}`

const dtypes = {
  text: 'string',
  json: 'string',
  number: 'float64',
  integer: 'int64',
  boolean: 'bool',
  instant: 'timestamp[ms, tz=UTC]',
} as const satisfies Record<Manifest['columns'][number]['type'], string>

function sizeCategory(rows: number): string {
  if (rows < 1000) return 'n<1K'
  if (rows < 10_000) return '1K<n<10K'
  if (rows < 100_000) return '10K<n<100K'
  return rows < 1_000_000 ? '100K<n<1M' : '1M<n<10M'
}
