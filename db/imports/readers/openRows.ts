import type { ImportFormat } from '../../../shared/schema/import'
import { readCsv } from './csv'
import { readJsonObjects } from './json'
import { readJsonLines } from './lines'
import { readParquet } from './parquet'
import type { RowReader } from './row'

/** Reads a file row by row, as its format has rows. */
export function openRows(format: ImportFormat, file: string): RowReader {
  switch (format) {
    case 'csv':
      return readCsv(file)
    case 'parquet':
      return readParquet(file)
    case 'label-studio':
    case 'a2i':
      return readJsonObjects(file)
    case 'jsonl':
    case 'argilla':
    case 'prodigy':
      return readJsonLines(file)
  }
}
