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
import {
  wrongUse,
  type Command,
  type CommandInput,
  type Session,
  type WrongUse,
} from '../../command'
import { formatBytes, formatCount, formatCounted } from '../../text/figures'

const exportTexts = [
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
  'resume',
  'discard',
]

/** Writes reviewed data for training; which rows, and what stands in them, is said where the data is. */
export const exportData: Command = {
  name: 'export',
  usage:
    '--task T --format F --out DIR | --resume DIR | --discard DIR [--rows item|decision] [--only disagreements|ground-truth|new] [--automatic] [--undecided] [--from D] [--to D] [--stage S] [--model M --version V] [--lane L] [--split 80,10,10] [--media copy|leave-out] [--names keep|replace]',
  does: `reviewed data with a manifest, as ${exportFormats.join(', ')}`,
  texts: exportTexts,
  repeatable: ['only', 'stage', 'lane'],
  flags: ['automatic', 'undecided'],
  least: 0,
  most: 0,
  read: (input) => {
    const unfinished = readUnfinished(input)
    if (unfinished) return unfinished
    const options = readExportOptions(input)
    if ('wrongUse' in options) return options
    const out = input.text('out')
    if (out === null) return wrongUse('where to? Name a new or an empty folder with --out')
    return {
      run: async ({ ask, out: output, resolve, write }) => {
        const asked = { ...write(), options, dir: resolve(out), within: null }
        const answer = await ask('exports.run', asked, 'Exporting')
        return answer.ok ? tell(output, answer.value) : output.failed(answer.error)
      },
    }
  },
}

/** What is to be done with an export that was interrupted; its folder knows all the rest. */
function readUnfinished({ text, texts }: CommandInput): ReturnType<Command['read']> | null {
  const [toResume, toDiscard] = [text('resume'), text('discard')]
  const dir = toResume ?? toDiscard
  if (dir === null) return null
  const given = exportTexts.filter((name) => texts(name).length > 0)
  if (given.length > 1)
    return wrongUse('--resume and --discard stand alone: the folder knows the rest')
  return {
    run: async ({ ask, out: output, resolve, write }) => {
      const which = { ...write(), id: null, dir: resolve(dir) }
      if (toResume === null) {
        const answer = await ask('exports.discard', which)
        if (!answer.ok) return output.failed(answer.error)
        output.result({ dir: which.dir }, () => [`${which.dir} is discarded`])
        return 0
      }
      const answer = await ask('exports.resume', which, 'Exporting')
      return answer.ok ? tell(output, answer.value) : output.failed(answer.error)
    },
  }
}

function tell(output: Session['out'], done: ExportDone): 0 {
  output.result(toKeys(done), () => toLines(done))
  const { resumed, manifest } = done
  if (resumed)
    output.say(
      resumed.lostRows > 0
        ? `Of what was there ${formatCounted(resumed.keptRows, 'row')} could be kept; the data of ${formatCount(resumed.lostRows)} more has changed since, so those were written anew.`
        : `It went on after ${formatCounted(resumed.keptRows, 'row')} that were there.`,
    )
  const { automatic } = manifest.counts.left_out
  if (automatic > 0)
    output.say(
      `${formatCounted(automatic, 'item')} that only the model decided ${automatic === 1 ? 'was' : 'were'} left out; --automatic exports them, too.`,
    )
  return 0
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

function toKeys({ dir, manifestFile, manifest, resumed }: ExportDone) {
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
    resumed: resumed && { kept_rows: resumed.keptRows, lost_rows: resumed.lostRows },
  }
}

function toLines({ dir, manifest }: ExportDone): readonly string[] {
  const { counts, files } = manifest
  return [
    `${formatCounted(counts.rows, 'row')} of ${formatCounted(counts.items, 'item')} in ${dir}`,
    ...files.map(({ path, rows, bytes }) =>
      [`  ${path}`, rows === null ? '' : formatCounted(rows, 'row'), formatBytes(bytes)]
        .filter((part) => part !== '')
        .join(', '),
    ),
    '  manifest.json',
  ]
}
