import type { ImportFormat } from '../schema/import'
import { mapHumanLoop } from './a2i'
import { mapArgillaRecord } from './argilla'
import type { MapRow } from './context'
import { mapLabelStudioTask } from './labelStudio'
import { mapProdigyLine } from './prodigy'
import { mapTableRow } from './rows'

const mappings: Readonly<Record<ImportFormat, MapRow>> = {
  jsonl: mapTableRow,
  csv: mapTableRow,
  parquet: mapTableRow,
  'label-studio': mapLabelStudioTask,
  argilla: mapArgillaRecord,
  prodigy: mapProdigyLine,
  a2i: mapHumanLoop,
}

/** How rows of a format become events. */
export function mappingOf(format: ImportFormat): MapRow {
  return mappings[format]
}
