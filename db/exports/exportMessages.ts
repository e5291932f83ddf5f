import type { CountJob, ExportJob } from './exportJob'

/** What an exporting worker is started for; it does one thing and ends. */
export interface ExportWork {
  readonly database: string
  readonly job:
    | { readonly kind: 'run'; readonly run: ExportJob }
    | { readonly kind: 'count'; readonly count: CountJob }
    | { readonly kind: 'find'; readonly dirs: readonly string[] }
    | { readonly kind: 'discard'; readonly dir: string }
}
