import { lanes } from '../../../shared/contract/review'
import type { ExportDone } from '../../../shared/contract/exports'
import { stages } from '../../../shared/schema/deployment'
import {
  exportFormats,
  exportOptionsSchema,
  exportRows,
  type ExportOptions,
} from '../../../shared/schema/export'
import { firstFieldError } from '../../../shared/schema/issues'
import { wrongUse, type Command, type CommandInput, type WrongUse } from '../../command'
import { formatBytes, formatCount } from '../../text/figures'

/** Writes reviewed data for training; which rows, and what stands in them, is said where the data is. */
export const exportData: Command = {
  name: 'export',
  usage:
    '--task T --format F --out DIR [--rows item|decision] [--only disagreements|ground-truth|new] [--automatic] [--undecided] [--from D] [--to D] [--stage S] [--model M --version V] [--lane L] [--split 80,10,10] [--media copy|leave-out] [--names keep|replace]',
  does: `reviewed data with a manifest, as ${exportFormats.join(', ')}`,
  texts: [
    'task',
    'format',
    'out',
    'rows',
    'only',
    'from',
    'to',
    'stage',
    'model',
    'version',
    'lane',
    'split',
    'media',
    'names',
  ],
  repeatable: ['only', 'stage', 'lane'],
  flags: ['automatic', 'undecided'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readExportOptions(input)
    if ('wrongUse' in options) return options
    const out = input.text('out')
    if (out === null) return wrongUse('where to? Name a new or an empty folder with --out')
    return {
      run: async ({ ask, out: output, resolve, write }) => {
        const asked = { ...write(), options, dir: resolve(out), within: null }
        const answer = await ask('exports.run', asked, 'Exporting')
        if (!answer.ok) return output.failed(answer.error)
        output.result(toKeys(answer.value), () => toLines(answer.value))
        const { automatic } = answer.value.manifest.counts.left_out
        if (automatic > 0)
          output.say(
            `${formatCount(automatic)} items that only the model decided were left out; --automatic exports them, too.`,
          )
        return 0
      },
    }
  },
}

const onlyChoices = ['disagreements', 'ground-truth', 'new'] as const

function readExportOptions(input: CommandInput): ExportOptions | WrongUse {
  const { text, texts, has } = input
  if (text('task') === null) return wrongUse('which task? Name it with --task')
  if (text('format') === null)
    return wrongUse(`which format? Name it with --format: ${exportFormats.join(', ')}`)
  const [model, version] = [text('model'), text('version')]
  if ((model === null) !== (version === null)) return wrongUse('--model and --version go together')
  const only = texts('only').flatMap((value) => value.split(','))
  const fault =
    oneOf('format', texts('format'), exportFormats) ??
    oneOf('rows', texts('rows'), exportRows) ??
    oneOf('only', only, onlyChoices) ??
    oneOf('stage', texts('stage'), stages) ??
    oneOf('lane', texts('lane'), lanes) ??
    oneOf('media', texts('media'), ['copy', 'leave-out']) ??
    oneOf('names', texts('names'), ['keep', 'replace'])
  if (fault) return fault
  const split = text('split')
  const parsed = exportOptionsSchema.safeParse({
    task: text('task'),
    format: text('format'),
    rows: text('rows') ?? undefined,
    from: text('from'),
    to: text('to'),
    stages: texts('stage'),
    versions: model === null ? [] : [{ model, version }],
    lanes: texts('lane'),
    onlyDisagreements: only.includes('disagreements'),
    onlyGroundTruth: only.includes('ground-truth'),
    onlyNew: only.includes('new'),
    automatic: has('automatic'),
    undecided: has('undecided'),
    split: split === null ? null : split.split(',').map(Number),
    media: text('media') ?? undefined,
    names: text('names') ?? undefined,
  })
  if (parsed.success) return parsed.data
  const { path, message } = firstFieldError(parsed.error)
  return wrongUse(`--${path.split(/[.[]/)[0]} ${message}`)
}

function oneOf(
  option: string,
  given: readonly string[],
  choices: readonly string[],
): WrongUse | null {
  const wrong = given.find((value) => !choices.includes(value))
  return wrong === undefined ? null : wrongUse(`--${option} must be one of: ${choices.join(', ')}`)
}

function toKeys({ dir, manifestFile, manifest }: ExportDone) {
  const { task, format, counts, splits, files } = manifest
  return {
    task,
    format,
    rows: counts.rows,
    items: counts.items,
    dir,
    files: files.map(({ path, rows, bytes, sha256 }) => ({ path, rows, bytes, sha256 })),
    splits: Object.fromEntries(splits.map(({ name, rows }) => [name, rows])),
    manifest: manifestFile,
  }
}

function toLines({ dir, manifest }: ExportDone): readonly string[] {
  const { counts, files } = manifest
  return [
    `${formatCount(counts.rows)} rows of ${formatCount(counts.items)} items in ${dir}`,
    ...files.map(({ path, rows, bytes }) =>
      [`  ${path}`, rows === null ? '' : `${formatCount(rows)} rows`, formatBytes(bytes)]
        .filter((part) => part !== '')
        .join(', '),
    ),
    '  manifest.json',
  ]
}
