import { z } from 'zod'
import { importFormats } from '../schema/import'
import { idText } from '../schema/text'
import { define } from './define'
import type { IngestCounts } from './queue'

/** A row that made no event. */
export interface ImportProblem {
  /** As a person finds it in the file: of CSV the row in a spreadsheet, of JSON lines the line. */
  readonly row: number
  readonly message: string
}

/** What a file of another tool came to: its rows, and the events they made. */
export interface ImportDone extends IngestCounts {
  readonly rows: number
  readonly skipped: number
  /** The first of the rows that were skipped. */
  readonly problems: readonly ImportProblem[]
}

export const importRequests = {
  /** Turns a file into events, which go through the same door as all. Importing it again counts nothing twice. */
  'imports.run': define<ImportDone>()(
    'long',
    'lead',
    z.object({
      task: idText,
      file: z.string().min(1),
      name: z.string().min(1).max(1000),
      format: z.enum(importFormats),
      /** Our field names to the columns, or the paths, of the file. */
      map: z.record(z.string(), z.string().min(1)),
      /** Stand for what the file does not name. */
      model: idText.nullable(),
      version: idText.nullable(),
      decider: idText.nullable(),
    }),
  ),
}
