import type { Choice } from '../../shared/exports/filter'
import type { RowSource } from '../../shared/exports/columns'
import type { Manifest } from '../../shared/exports/manifest'

type Counts = Manifest['counts']

/** Counts what goes out and what stays, for the manifest. */
export class ExportTally {
  items = 0
  rows = 0
  readonly #from: Record<keyof Counts['value_from'], number> = {
    outcome: 0,
    adjudication: 0,
    human: 0,
    model: 0,
    nobody: 0,
  }
  readonly #leftOut = { undecided: 0, automatic: 0, filter: 0 }
  readonly #parts = new Map<string, number>()

  leaveOut(choice: Extract<Choice, { kind: 'left-out' }>): void {
    this.#leftOut[choice.why]++
  }

  addItem(rows: number): void {
    if (rows > 0) this.items++
    else this.#leftOut.filter++
  }

  addRow({ valueFrom, split }: RowSource): void {
    this.rows++
    this.#from[valueFrom ?? 'nobody']++
    if (split !== null) this.#parts.set(split, (this.#parts.get(split) ?? 0) + 1)
  }

  rowsIn(part: string): number {
    return this.#parts.get(part) ?? 0
  }

  counts(media: { readonly copied: number; readonly missing: number }): Counts {
    const { undecided, automatic, filter } = this.#leftOut
    return {
      rows: this.rows,
      items: this.items,
      value_from: this.#from,
      left_out: { automatic, by_filters: filter, undecided },
      media_copied: media.copied,
      media_missing: media.missing,
    }
  }
}
