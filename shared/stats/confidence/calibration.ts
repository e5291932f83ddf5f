import { type ConfidenceGroups, countPairs, visitAscending } from './groups'

/** Bins of the calibration diagram and pieces of the adaptive error. */
export const BIN_COUNT = 15

export interface CalibrationBin {
  /** The bin holds lo < confidence ≤ hi; the first one also confidence 0. */
  readonly lo: number
  readonly hi: number
  readonly n: number
  /** Mean confidence in the bin, `null` when it is empty. */
  readonly confidence: number | null
  /** Share of agreement in the bin, `null` when it is empty. */
  readonly agreement: number | null
}

interface Sums {
  n: number
  confidence: number
  agreed: number
}

/** True where a confidence counts in this bin, counted from 0. */
export function isInBin(confidence: number, bin: number): boolean {
  return (
    (bin === 0 || confidence > bin / BIN_COUNT) &&
    (bin === BIN_COUNT - 1 || confidence <= (bin + 1) / BIN_COUNT)
  )
}

/** The fifteen bins of equal width, empty ones included. */
export function calibrationBins(groups: ConfidenceGroups): readonly CalibrationBin[] {
  return binSums(groups).map(({ n, confidence, agreed }, bin) => ({
    lo: bin / BIN_COUNT,
    hi: (bin + 1) / BIN_COUNT,
    n,
    confidence: n > 0 ? confidence / n : null,
    agreement: n > 0 ? agreed / n : null,
  }))
}

/**
 * Expected calibration error over bins of equal width: the mean distance of confidence and agreement, bins weighted by
 * their pairs (Guo, Pleiss, Sun & Weinberger 2017). In [0, 1]; `null` without pairs.
 */
export function expectedCalibrationError(groups: ConfidenceGroups): number | null {
  return meanGap(binSums(groups))
}

/**
 * The same over fifteen pieces of about equal size (Nguyen & O'Connor 2015). A cut that would fall between equal
 * confidences moves up to where they end, so the order of pairs does not matter. `null` without pairs.
 */
export function adaptiveCalibrationError(groups: ConfidenceGroups): number | null {
  const total = countPairs(groups)
  const pieces: Sums[] = []
  let piece = emptySums()
  let before = 0
  let cut = 1
  visitAscending(groups, (confidence, n, agreed) => {
    addGroup(piece, confidence, n, agreed)
    before += n
    let isCut = false
    while (cut < BIN_COUNT && Math.floor((cut * total) / BIN_COUNT) <= before) {
      isCut ||= Math.floor((cut * total) / BIN_COUNT) > before - n
      cut += 1
    }
    if (isCut) {
      pieces.push(piece)
      piece = emptySums()
    }
  })
  pieces.push(piece)
  return meanGap(pieces)
}

/**
 * Brier score of the event "model and person agree": the mean squared distance of confidence and outcome
 * (G. W. Brier 1950). In [0, 1]; `null` without pairs.
 */
export function brierScore(groups: ConfidenceGroups): number | null {
  let sum = 0
  let pairs = 0
  visitAscending(groups, (confidence, n, agreed) => {
    sum += agreed * (1 - confidence) ** 2 + (n - agreed) * confidence ** 2
    pairs += n
  })
  return pairs > 0 ? sum / pairs : null
}

/**
 * What one pair adds to the multi-class Brier score, in [0, 2]: the squared distance of the scores from the person's
 * label. `null` when a label of the task has no score.
 */
export function brierTerm(
  labels: readonly string[],
  scores: Readonly<Record<string, number>>,
  humanLabel: string,
): number | null {
  let sum = 0
  for (const label of labels) {
    const score = Object.hasOwn(scores, label) ? scores[label] : undefined
    if (score === undefined) return null
    sum += (score - (label === humanLabel ? 1 : 0)) ** 2
  }
  return sum
}

/** The mean of `brierTerm`s, from their sum over `scored` of `pairs` pairs; `null` unless every pair has one. */
export function brierMulticlass(sum: number, scored: number, pairs: number): number | null {
  return pairs > 0 && scored === pairs ? sum / pairs : null
}

function binSums(groups: ConfidenceGroups): readonly Sums[] {
  const bins = Array.from({ length: BIN_COUNT }, emptySums)
  let bin = 0
  visitAscending(groups, (confidence, n, agreed) => {
    // Edges are quotients, each rounded once: a sum of rounded steps would put 0.2 and its like into the wrong bin.
    while (bin < BIN_COUNT - 1 && confidence > (bin + 1) / BIN_COUNT) bin += 1
    const sums = bins[bin]
    if (sums !== undefined) addGroup(sums, confidence, n, agreed)
  })
  return bins
}

function meanGap(pieces: readonly Sums[]): number | null {
  const pairs = pieces.reduce((sum, piece) => sum + piece.n, 0)
  if (pairs === 0) return null
  return pieces.reduce((sum, piece) => sum + Math.abs(piece.agreed - piece.confidence), 0) / pairs
}

function emptySums(): Sums {
  return { n: 0, confidence: 0, agreed: 0 }
}

function addGroup(sums: Sums, confidence: number, n: number, agreed: number): void {
  sums.n += n
  sums.confidence += n * confidence
  sums.agreed += agreed
}
