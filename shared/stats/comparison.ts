import { cellsOfCounts, confidenceSequence95 } from './betting/bounds'
import { differenceLowerBound, meanDifference, versionCells } from './betting/differences'
import { shareOf, wilsonInterval, type Interval } from './interval'
import type { ShareFigures } from './agreementReport'

/** How often two versions agree with people on the same items. */
export interface OutcomeCounts {
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  readonly neither: number
}

export interface ComparedFigures extends OutcomeCounts {
  readonly n: number
  /** Agreement of B less that of A, in [−1, 1]; null without items. */
  readonly difference: number | null
  /** Where the true difference lies with 95 % confidence, however often one looks; null without items. */
  readonly sequence95: Interval | null
}

interface ComparedVersion extends ShareFigures {
  readonly confidenceSequence95: Interval
}

/** Two versions on the items that both predicted and a person decided. */
export interface VersionsCompared extends ComparedFigures {
  readonly agreementOfA: ComparedVersion
  readonly agreementOfB: ComparedVersion
  /** `a` or `b` where the interval of the difference leaves out 0, else `open`. */
  readonly ahead: 'a' | 'b' | 'open'
  /** By the label that people gave. */
  readonly perLabel: Readonly<Record<string, ComparedFigures>>
}

/** The paired comparison of two versions (statistics, 5.7), two-sided, from counts by the label that people gave. */
export function computeComparison(
  byLabel: readonly (readonly [label: string, counts: OutcomeCounts])[],
): VersionsCompared {
  const counts = byLabel.reduce((sum, [, one]) => addCounts(sum, one), noOutcomes)
  const figures = computeFigures(counts)
  return {
    ...figures,
    agreementOfA: computeVersion(figures.n, counts.both + counts.onlyA),
    agreementOfB: computeVersion(figures.n, counts.both + counts.onlyB),
    ahead: whoIsAhead(figures.sequence95),
    perLabel: Object.fromEntries(byLabel.map(([label, one]) => [label, computeFigures(one)])),
  }
}

export const noOutcomes: OutcomeCounts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 }

function computeFigures(counts: OutcomeCounts): ComparedFigures {
  const { both, onlyA, onlyB, neither } = counts
  const same = both + neither
  const n = same + onlyA + onlyB
  const cells = versionCells({ same, onlyCandidate: onlyB, onlyControl: onlyA })
  const swapped = versionCells({ same, onlyCandidate: onlyA, onlyControl: onlyB })
  return {
    ...counts,
    n,
    difference: meanDifference(cells),
    // Half of the error on either side.
    sequence95:
      n === 0 ? null : [differenceLowerBound(cells, 0.025), -differenceLowerBound(swapped, 0.025)],
  }
}

function computeVersion(n: number, agreed: number): ComparedVersion {
  return {
    n,
    agreed,
    value: shareOf(agreed, n),
    wilson95: wilsonInterval(n, agreed),
    confidenceSequence95: confidenceSequence95(cellsOfCounts(n, agreed)),
  }
}

function whoIsAhead(sequence: Interval | null): VersionsCompared['ahead'] {
  if (sequence === null) return 'open'
  if (sequence[0] > 0) return 'b'
  return sequence[1] < 0 ? 'a' : 'open'
}

function addCounts(sum: OutcomeCounts, one: OutcomeCounts): OutcomeCounts {
  return {
    both: sum.both + one.both,
    onlyA: sum.onlyA + one.onlyA,
    onlyB: sum.onlyB + one.onlyB,
    neither: sum.neither + one.neither,
  }
}
