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
  /** Latest first. */
  'exports.list': define<readonly ExportEntry[]>()(
    'read',
    'lead',
    z.object({ task: idText.nullable(), limit: z.number().int().min(1).max(200) }),
  ),
}
