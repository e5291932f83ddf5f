import { z } from 'zod'
import type { Manifest } from '../exports/manifest'
import { exportOptionsSchema, exportSelectionSchema, type ExportOptions } from '../schema/export'
import { idText } from '../schema/text'
import { define, writeFields } from './define'

/** How much an export would hold. */
export interface ExportCount {
  readonly items: number
  readonly rows: number
  /** Items that the model decided alone, and that were not asked for. */
  readonly automatic: number
  /** When the last export of the same kind was finished; null where there was none. */
  readonly lastExportAt: number | null
}

export interface ExportDone {
  readonly dir: string
  readonly manifestFile: string
  readonly manifest: Manifest
  /** What was there of it from a run before, and what of that had changed and was written anew; null for a new one. */
  readonly resumed: { readonly keptRows: number; readonly lostRows: number } | null
}

/** An export that was begun and neither finished nor cancelled. */
export interface UnfinishedExport {
  readonly id: string
  readonly dir: string
  readonly options: ExportOptions
  readonly person: string
  readonly startedAt: number
  /** What is on disk for good: so many rows, when so many items of all were looked at. */
  readonly rows: number
  readonly done: number
  readonly total: number | null
  /** Some process is writing it just now. */
  readonly isRunning: boolean
}

/** An export of the past. Its folder may be gone by now. */
export interface ExportEntry {
  readonly id: number
  readonly task: string
  readonly options: ExportOptions
  readonly dir: string
  readonly items: number
  readonly rows: number
  readonly bytes: number
  readonly person: string
  readonly startedAt: number
  readonly finishedAt: number
}

/** An interrupted export by the name it is listed under, or by its folder, which only the command line may name. */
const whichFields = {
  id: z.string().min(1).max(100).nullable(),
  dir: z.string().min(1).nullable(),
}

export const exportRequests = {
  'exports.count': define<ExportCount>()('long', 'lead', exportSelectionSchema),
  'exports.run': define<ExportDone>()(
    'long',
    'lead',
    z.object({
      ...writeFields,
      options: exportOptionsSchema,
      /** The folder that the export becomes; null makes one in `within`. */
      dir: z.string().min(1).nullable(),
      /** Where a folder named after task, day and format is made; null for the workspace's own `exports`. */
      within: z.string().min(1).nullable(),
    }),
  ),
  /** What can be gone on with, latest first. */
  'exports.unfinished': define<readonly UnfinishedExport[]>()('read', 'lead', z.object({})),
  /** Goes on with an interrupted export. */
  'exports.resume': define<ExportDone>()(
    'long',
    'lead',
    z.object({ ...writeFields, ...whichFields }),
  ),
  /** Takes away what an interrupted export left. */
  'exports.discard': define<null>()('write', 'lead', z.object({ ...writeFields, ...whichFields })),
  /** Latest first. */
  'exports.list': define<readonly ExportEntry[]>()(
    'read',
    'lead',
    z.object({ task: idText.nullable(), limit: z.number().int().min(1).max(200) }),
  ),
}
