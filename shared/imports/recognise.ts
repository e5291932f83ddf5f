import type { ImportFormat } from '../schema/import'
import { isFields, textOf } from './fields'

/** What is seen of a file before it is read. */
export interface FileGlance {
  /** In lower case, without the point. */
  readonly ending: string
  /** How a Parquet file begins. */
  readonly isParquet: boolean
  /** The first object in the file, where it begins with JSON. */
  readonly first: unknown
}

const prodigyAnswers = new Set(['accept', 'reject', 'ignore'])

/** Tells a format by what only that format has; what is left is a table. */
export function recogniseFormat({ ending, isParquet, first }: FileGlance): ImportFormat {
  if (isParquet || ending === 'parquet') return 'parquet'
  if (!isFields(first)) return ending === 'jsonl' || ending === 'ndjson' ? 'jsonl' : 'csv'
  const has = (...names: readonly string[]) => names.some((name) => name in first)
  if (has('humanAnswers', 'humanLoopName')) return 'a2i'
  if (isFields(first['data']) && has('annotations', 'predictions', 'completions', 'meta'))
    return 'label-studio'
  if (has('_input_hash', '_task_hash') || prodigyAnswers.has(textOf(first['answer']) ?? ''))
    return 'prodigy'
  if (isFields(first['fields']) || has('responses', 'suggestions', 'annotation_agent', 'inputs'))
    return 'argilla'
  return 'jsonl'
}
