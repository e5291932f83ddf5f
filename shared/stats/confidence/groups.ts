/**
 * Pairs grouped by confidence, as columns of equal length: row i holds `n[i]` pairs whose prediction had
 * `confidence[i]`, and in `agreed[i]` of them model and person agree. Confidences are in [0, 1], distinct, ascending.
 *
 * All figures of calibration and risk–coverage come from these counts alone, so a million pairs with six decimals cost
 * what their distinct confidences cost, and typed arrays are taken as they are.
 */
export interface ConfidenceGroups {
  readonly confidence: ArrayLike<number>
  readonly n: ArrayLike<number>
  readonly agreed: ArrayLike<number>
}

/** The same as typed arrays. */
type Columns = { readonly [Column in keyof ConfidenceGroups]: Float64Array }

export interface ConfidenceGroup {
  readonly confidence: number
  readonly n: number
  readonly agreed: number
}

export const NO_CONFIDENCES: ConfidenceGroups = { confidence: [], n: [], agreed: [] }

/** Groups in any order, a confidence perhaps several times, made into columns. A single pair is a group with n = 1. */
export function collectGroups(rows: Iterable<ConfidenceGroup>): ConfidenceGroups {
  const sums = new Map<number, { n: number; agreed: number }>()
  for (const { confidence, n, agreed } of rows) {
    const sum = sums.get(confidence)
    if (sum === undefined) {
      sums.set(confidence, { n, agreed })
    } else {
      sum.n += n
      sum.agreed += agreed
    }
  }
  const sorted = [...sums].toSorted(([a], [b]) => a - b)
  return {
    confidence: sorted.map(([confidence]) => confidence),
    n: sorted.map(([, sum]) => sum.n),
    agreed: sorted.map(([, sum]) => sum.agreed),
  }
}

/** The same from the confidences of single pairs, those that agree and those that do not, each in any order. */
export function groupConfidences(
  agreeing: readonly number[],
  differing: readonly number[],
): Columns {
  // Columns of numbers sort without a comparison called for each pair, so a million of them is no matter.
  const [right, wrong] = [
    new Float64Array(agreeing).toSorted(),
    new Float64Array(differing).toSorted(),
  ]
  const most = right.length + wrong.length
  const confidence = new Float64Array(most)
  const n = new Float64Array(most)
  const agreed = new Float64Array(most)
  let [i, j, groups] = [0, 0, 0]
  while (i < right.length || j < wrong.length) {
    const least = Math.min(right[i] ?? Infinity, wrong[j] ?? Infinity)
    const [fromRight, fromWrong] = [i, j]
    while (right[i] === least) i += 1
    while (wrong[j] === least) j += 1
    confidence[groups] = least
    n[groups] = i - fromRight + j - fromWrong
    agreed[groups] = i - fromRight
    groups += 1
  }
  return {
    confidence: confidence.subarray(0, groups),
    n: n.subarray(0, groups),
    agreed: agreed.subarray(0, groups),
  }
}

/** Calls `visit` for every group, from the least to the most confident. */
export function visitAscending(
  groups: ConfidenceGroups,
  visit: (confidence: number, n: number, agreed: number) => void,
): void {
  for (let i = 0; i < groups.confidence.length; i++) visitOne(groups, i, visit)
}

/** Calls `visit` for every group, from the most to the least confident. */
export function visitDescending(
  groups: ConfidenceGroups,
  visit: (confidence: number, n: number, agreed: number) => void,
): void {
  for (let i = groups.confidence.length - 1; i >= 0; i--) visitOne(groups, i, visit)
}

/** The pairs in all groups. */
export function countPairs(groups: ConfidenceGroups): number {
  let pairs = 0
  for (let i = 0; i < groups.n.length; i++) pairs += groups.n[i] ?? 0
  return pairs
}

function visitOne(
  groups: ConfidenceGroups,
  i: number,
  visit: (confidence: number, n: number, agreed: number) => void,
): void {
  const n = groups.n[i] ?? 0
  if (n > 0) visit(groups.confidence[i] ?? 0, n, groups.agreed[i] ?? 0)
}
