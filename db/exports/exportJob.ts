import type { UnfinishedExport } from '../../shared/contract/exports'
import type { Manifest } from '../../shared/exports/manifest'
import type { ExportOptions, ExportSelection } from '../../shared/schema/export'
import type { ExportMarks } from '../store/exportSource'

/** After so many of any of these a piece ends. */
export interface PieceSize {
  readonly rows: number
  readonly bytes: number
  readonly items: number
}

/** What an export is made of, beside the data. */
export interface ExportJob {
  readonly options: ExportOptions
  /** The folder that it becomes. */
  readonly dir: string
  readonly mediaDir: string
  readonly appVersion: string
  readonly createdAt: number
  readonly person: string
  /** Where the export that this one goes on from came to; null for everything. */
  readonly since: ExportMarks | null
  /** Keys the other names of people. */
  readonly secret: string
  /** Another size than the usual one. */
  readonly piece?: PieceSize
}

export interface ExportOutcome {
  readonly dir: string
  readonly manifestFile: string
  readonly manifest: Manifest
  readonly marks: ExportMarks
  /** What was there of it already, and what of that had changed and was written anew; null where nothing was. */
  readonly resumed: { readonly keptRows: number; readonly lostRows: number } | null
}

export interface CountJob {
  readonly selection: ExportSelection
  readonly since: ExportMarks | null
}

export interface CountOutcome {
  readonly items: number
  readonly rows: number
  /** Decided by the model alone, and not asked for. */
  readonly automatic: number
}

/** An interrupted export as it lies in its folder, with what going on with it takes. */
export interface FoundExport extends Omit<UnfinishedExport, 'id'> {
  readonly since: ExportMarks | null
}
