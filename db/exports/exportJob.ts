import type { Manifest } from '../../shared/exports/manifest'
import type { ExportOptions, ExportSelection } from '../../shared/schema/export'
import type { ExportMarks } from '../store/exportSource'

/** What an export is made of, beside the data. */
export interface ExportJob {
  readonly options: ExportOptions
  /** The folder that it becomes. */
  readonly dir: string
  readonly mediaDir: string
  readonly appVersion: string
  readonly createdAt: number
  /** Where the export that this one goes on from came to; null for everything. */
  readonly since: ExportMarks | null
  /** Keys the other names of people. */
  readonly secret: string
}

export interface ExportOutcome {
  readonly dir: string
  readonly manifestFile: string
  readonly manifest: Manifest
  readonly marks: ExportMarks
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
