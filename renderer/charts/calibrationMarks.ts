import { wilsonInterval } from '../../shared/stats/interval'

export interface BinFigures {
  readonly lo: number
  readonly hi: number
  readonly n: number
  readonly confidence: number | null
  readonly agreement: number | null
}

export interface BinMark {
  /** Its place among the bins of the report. */
  readonly bin: number
  readonly figures: BinFigures
  readonly confidence: number
  readonly agreement: number
  readonly interval: readonly [number, number] | null
  /** Its number of pairs against the fullest bin's. */
  readonly load: number
  /** So few pairs that its place says little. */
  readonly isThin: boolean
}

/** Fewer pairs than this in a bin are drawn as what they are: a hint. */
const thinBelow = 10

/** The bins that hold something. */
export function calibrationMarks(bins: readonly BinFigures[]): readonly BinMark[] {
  const most = bins.reduce((max, { n }) => Math.max(max, n), 0)
  return bins.flatMap((figures, bin) => {
    const { n, confidence, agreement } = figures
    if (n === 0 || confidence === null || agreement === null) return []
    return [
      {
        bin,
        figures,
        confidence,
        agreement,
        interval: wilsonInterval(n, Math.round(agreement * n)),
        load: n / most,
        isThin: n < thinBelow,
      },
    ]
  })
}
