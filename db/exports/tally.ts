import type { Choice } from '../../shared/exports/filter'
import type { RowSource } from '../../shared/exports/columns'
import type { Manifest } from '../../shared/exports/manifest'

type Counts = Manifest['counts']

/** What was counted at the end of a piece. */
export interface TallyState {
  readonly items: number
  readonly rows: number
  readonly from: Counts['value_from']
  readonly leftOut: Readonly<Record<Extract<Choice, { kind: 'left-out' }>['why'], number>>
  readonly parts: Readonly<Record<string, number>>
}

const nothing: TallyState = {
  items: 0,
  rows: 0,
  from: { outcome: 0, adjudication: 0, human: 0, model: 0, nobody: 0 },
  leftOut: { undecided: 0, automatic: 0, filter: 0 },
  parts: {},
}

/** Counts what goes out and what stays, for the manifest. */
export class ExportTally {
  items: number
  rows: number
  readonly #from: Record<keyof Counts['value_from'], number>
  readonly #leftOut: Record<keyof TallyState['leftOut'], number>
  readonly #parts: Map<string, number>

  constructor(state: TallyState = nothing) {
    this.items = state.items
    this.rows = state.rows
    this.#from = { ...state.from }
    this.#leftOut = { ...state.leftOut }
    this.#parts = new Map(Object.entries(state.parts))
  }

  get state(): TallyState {
    return {
      items: this.items,
      rows: this.rows,
      from: { ...this.#from },
      leftOut: { ...this.#leftOut },
      parts: Object.fromEntries(this.#parts),
    }
  }

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
