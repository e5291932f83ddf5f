import type { ExportFormat, ExportOptions, ExportRows } from '../schema/export'
import type { Source } from './answer'
import type { Column } from './columns'

/** What `manifest.json` says. Names are those of the file. */
export interface Manifest {
  readonly manifest_version: 1
  readonly app: 'Understudy'
  readonly app_version: string
  readonly created_at: string
  readonly task: string
  readonly task_revision: number
  readonly policy_revision: number
  readonly format: ExportFormat
  readonly rows: ExportRows
  readonly filters: Readonly<Record<string, unknown>>
  readonly media: ExportOptions['media']
  readonly names: ExportOptions['names']
  readonly counts: ManifestCounts
  readonly splits: readonly {
    readonly name: string
    readonly share: number
    readonly rows: number
  }[]
  readonly columns: readonly Pick<Column, 'name' | 'type'>[]
  readonly files: readonly ManifestFile[]
}

interface ManifestCounts {
  readonly rows: number
  readonly items: number
  /** Rows by who stands behind their value. */
  readonly value_from: Readonly<Record<Source | 'nobody', number>>
  readonly left_out: {
    /** Decided by the model alone, and not asked for. */
    readonly automatic: number
    readonly by_filters: number
    /** Decided by nobody yet, and not asked for. */
    readonly undecided: number
  }
  readonly media_copied: number
  readonly media_missing: number
}

interface ManifestFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Null for what holds no rows. */
  readonly rows: number | null
}

/** The filters under the names of the command line, without those that leave nothing out. */
export function describeFilters(options: ExportOptions): Readonly<Record<string, unknown>> {
  const { from, to, stages, versions, lanes } = options
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(stages.length === 0 ? {} : { stages }),
    ...(versions.length === 0 ? {} : { versions }),
    ...(lanes.length === 0 ? {} : { lanes }),
    ...(options.onlyDisagreements ? { only_disagreements: true } : {}),
    ...(options.onlyGroundTruth ? { only_ground_truth: true } : {}),
    ...(options.onlyNew ? { only_new: true } : {}),
    automatic: options.automatic,
    undecided: options.undecided,
  }
}

/** Exports with the same kind go on from one another. */
export function exportKind(options: Omit<ExportOptions, 'split' | 'media' | 'names'>): string {
  const { format, rows, from, to, stages, versions, lanes, automatic, undecided } = options
  return JSON.stringify({
    format,
    rows,
    from,
    to,
    stages: stages.toSorted(),
    versions: versions.map(({ model, version }) => [model, version].join('\n')).toSorted(),
    lanes: lanes.toSorted(),
    onlyDisagreements: options.onlyDisagreements,
    onlyGroundTruth: options.onlyGroundTruth,
    automatic,
    undecided,
  })
}
