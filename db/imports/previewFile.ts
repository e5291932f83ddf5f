import { hash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { RequestError } from '../../shared/contract/errors'
import type { ImportPreview, PreviewEvent } from '../../shared/contract/imports'
import type { EventLine, ImportContext } from '../../shared/imports/context'
import { fieldsOf, isFields, numberOf, textOf, type Fields } from '../../shared/imports/fields'
import { mappingOf } from '../../shared/imports/mapRow'
import { proposeMapping, proposeTask } from '../../shared/imports/propose'
import { checkAnswer } from '../../shared/ingest/checkAnswer'
import type { CheckedEvent, Rejection } from '../../shared/ingest/parsed'
import { parseEvent } from '../../shared/ingest/parseEvent'
import { fail, succeed, type Result } from '../../shared/result'
import { trust } from '../trusted'
import type { PreviewJob } from './importJob'
import { openRows } from './readers/openRows'
import { recogniseFile } from './recogniseFile'
import { unreadableFile } from './unreadable'

const shownRows = 20
/** Rows by which columns, mapping and task are guessed. */
const readRows = 200
const shownChars = 80

type KnownTask = PreviewJob['tasks'][number]
type FileRow = { readonly row: number; readonly value?: unknown; readonly problem?: string }

/** Reads the beginning of a file, and says what its rows would become. */
export async function previewFile(job: PreviewJob): Promise<Result<ImportPreview, RequestError>> {
  const { file, tasks } = job
  const unreadable = unreadableFile(file)
  if (unreadable) return fail(unreadable)
  let format = job.format
  const rows: FileRow[] = []
  let isWhole = true
  try {
    format ??= recogniseFile(file)
    for await (const entry of openRows(format, file)) {
      if (rows.length === readRows) {
        isWhole = false
        break
      }
      rows.push(entry)
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail({ code: 'file_unreadable', message: `It cannot be read as ${format}: ${why}` })
  }
  const values = rows.flatMap(({ value }) => (isFields(value) ? [value] : []))
  const task = job.task ?? proposeTask(values, tasks)
  const chosen = tasks.find(({ id }) => id === task)
  const columns = [...new Set(values.flatMap((value) => Object.keys(value)))]
  const isTable = format === 'csv' || format === 'jsonl' || format === 'parquet'
  const map = job.map ?? (isTable ? proposeMapping(columns, values, chosen?.labels ?? []) : {})
  const { model, version, decider } = job
  const context: ImportContext = {
    task: task ?? 'task',
    map,
    model,
    version,
    decider,
    labels: chosen?.labels ?? [],
    kind: chosen?.kind ?? 'label',
    at: new Date(Math.floor(statSync(file).mtimeMs)).toISOString(),
    sha256: (text) => hash('sha256', text, 'hex'),
  }
  const mapRow = mappingOf(format)
  return succeed({
    format,
    columns,
    map,
    task,
    isWhole: isWhole && rows.length <= shownRows,
    rows: rows.slice(0, shownRows).map(({ row, value, problem = null }) => {
      const cells = cellsOf(fieldsOf(value))
      if (problem !== null) return { row, cells, events: [], problem }
      const mapped = mapRow(value, context)
      if (!mapped.ok) return { row, cells, events: [], problem: mapped.error }
      const events = mapped.value.map((line) => toPreview(line, chosen ?? null))
      return { row, cells, events, problem: null }
    }),
  })
}

function toPreview(line: EventLine, task: KnownTask | null): PreviewEvent {
  const prediction = fieldsOf(line['prediction'])
  const kind = trust<PreviewEvent['kind']>(line['type'])
  const given = kind === 'prediction' ? prediction['value'] : line['value']
  const value = trust<PreviewEvent['value']>(given ?? null)
  const version = [textOf(line['model']), textOf(line['version'])].filter((one) => one !== null)
  const at = line['created_at'] ?? line['decided_at'] ?? line['observed_at']
  return {
    kind,
    item: textOf(fieldsOf(line['item'])['id']) ?? textOf(line['item_id']) ?? '',
    value,
    by: kind === 'prediction' ? version.join(' ') || null : textOf(line['decider']),
    confidence: numberOf(prediction['confidence']),
    at: textOf(at),
    problem: problemOf(line, task),
  }
}

/** What the door would say, but for what only the database knows. */
function problemOf(line: EventLine, task: KnownTask | null): string | null {
  const parsed = parseEvent(JSON.stringify(line))
  if (parsed.kind === 'rejected') return faultWords(parsed.rejection)
  if (task === null) return null
  // Only a digest is missing, which the answer does not depend on.
  const event = trust<CheckedEvent>(parsed.event)
  const checked = checkAnswer(event, task.kind, (label) => task.labels.includes(label))
  return 'rejection' in checked ? faultWords(checked.rejection) : null
}

const faultWords = ({ path, message }: Pick<Rejection, 'path' | 'message'>): string =>
  path === '' || message.startsWith('task ') ? message : `${path} ${message}`

/** Cells as short text, as they stand in the file. */
const cellsOf = (row: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, shorten(cell)]))

function shorten(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text =
    textOf(cell) ??
    (cell instanceof Date
      ? cell.toISOString()
      : JSON.stringify(cell, (_, one: unknown) => (typeof one === 'bigint' ? Number(one) : one)))
  return text.length > shownChars ? `${text.slice(0, shownChars)}…` : text
}
