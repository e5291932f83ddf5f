import { z } from 'zod'
import type { Value } from '../schema/event'
import { importFormats, type ImportFormat } from '../schema/import'
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

/** An event that a row would become, as a person reads it. */
export interface PreviewEvent {
  readonly kind: 'prediction' | 'decision' | 'outcome'
  readonly item: string
  readonly value: Value | null
  /** The version or the person that said it; null for reality. */
  readonly by: string | null
  readonly confidence: number | null
  /** RFC 3339, as far as it is one. */
  readonly at: string | null
  /** Why it would be set aside, as far as that can be told before. */
  readonly problem: string | null
}

interface PreviewRow {
  readonly row: number
  /** Its cells by column, shortened. */
  readonly cells: Readonly<Record<string, string>>
  readonly events: readonly PreviewEvent[]
  /** Why it makes no event. */
  readonly problem: string | null
}

/** What a file looks like, and what would become of it. */
export interface ImportPreview {
  /** As asked for, else as recognised. */
  readonly format: ImportFormat
  readonly columns: readonly string[]
  /** As asked for, else as proposed: our names to the columns. */
  readonly map: Readonly<Record<string, string>>
  /** As asked for, else the task that the file fits; null where none does. */
  readonly task: string | null
  readonly rows: readonly PreviewRow[]
  /** Whether these are all rows of the file. */
  readonly isWhole: boolean
}

const mapSchema = z.record(z.string(), z.string().min(1))

export const importRequests = {
  /** Reads the first rows of a file; nothing is stored. */
  'imports.preview': define<ImportPreview>()(
    'read',
    'lead',
    z.object({
      file: z.string().min(1),
      task: idText.nullable(),
      format: z.enum(importFormats).nullable(),
      map: mapSchema.nullable(),
      model: idText.nullable(),
      version: idText.nullable(),
      decider: idText.nullable(),
    }),
  ),
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
      map: mapSchema,
      /** Stand for what the file does not name. */
      model: idText.nullable(),
      version: idText.nullable(),
      decider: idText.nullable(),
    }),
  ),
}
