import { figuresOfCounts, type LabelFigures } from './agreement/perLabel'
import { shareOf } from './interval'

/** How often a label was given by both, by people, and by the model. */
export interface LabelCount {
  readonly label: string
  readonly both: number
  readonly human: number
  readonly model: number
}

/** Sums over pairs of answers that are no single label; agreement itself is counted for all kinds alike. */
export type AnswerSums =
  | {
      readonly kind: 'labels'
      /** Of both sets' Jaccard indices. */
      readonly jaccard: number
      readonly labels: readonly LabelCount[]
    }
  | {
      readonly kind: 'number'
      /** Of |human − model|, of both, of their squares, and of their product. */
      readonly difference: number
      readonly human: number
      readonly model: number
      readonly humanSquared: number
      readonly modelSquared: number
      readonly product: number
    }
  | { readonly kind: 'text' }

/** What is said of agreement beyond "the same or not", under the keys of `report --json`. */
export type AnswerFigures =
  | { readonly kind: 'labels'; readonly meanJaccard: number | null }
  | {
      readonly kind: 'number'
      readonly meanAbsoluteDifference: number | null
      /** Lin's concordance correlation. */
      readonly concordance: number | null
    }
  | { readonly kind: 'text' }

/**
 * Size of what both sets have over the size of what either has (P. Jaccard, 1901). Two empty sets are the
 * same, so that is 1. Both hold each label once.
 */
export function jaccardIndex(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((label) => b.includes(label)).length
  const either = a.length + b.length - both
  return either === 0 ? 1 : both / either
}

/** The figures over n pairs. */
export function answerFigures(sums: AnswerSums, n: number): AnswerFigures {
  switch (sums.kind) {
    case 'labels':
      return { kind: 'labels', meanJaccard: shareOf(sums.jaccard, n) }
    case 'number':
      return {
        kind: 'number',
        meanAbsoluteDifference: shareOf(sums.difference, n),
        concordance: concordance(sums, n),
      }
    case 'text':
      return { kind: 'text' }
  }
}

/** Precision, recall and F1 of each label, where an item may have several. */
export function multiLabelFigures(
  labels: readonly LabelCount[],
): readonly (readonly [label: string, LabelFigures])[] {
  return labels.map(({ label, both, human, model }) => [label, figuresOfCounts(both, human, model)])
}

/**
 * Lin's concordance correlation (1989), 2s_xy / (s_x² + s_y² + (x̄ − ȳ)²) with moments over n: 1 where both say
 * the same, lower by bias as well as by scatter. `null` where neither ever varies, nor differs from the other.
 */
function concordance(sums: Extract<AnswerSums, { kind: 'number' }>, n: number): number | null {
  if (n === 0) return null
  const [x, y] = [sums.human / n, sums.model / n]
  const varianceX = Math.max(0, sums.humanSquared / n - x * x)
  const varianceY = Math.max(0, sums.modelSquared / n - y * y)
  const covariance = sums.product / n - x * y
  const spread = varianceX + varianceY + (x - y) ** 2
  return spread === 0 ? null : (2 * covariance) / spread
}
