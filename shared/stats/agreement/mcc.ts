import { type CountTable, dotProduct, sumTable } from './table'

/**
 * Matthews' correlation coefficient for q labels (J. Gorodkin, Computational Biology and Chemistry 28, 2004), in
 * [−1, 1].
 *
 * 0 by convention when people or model used a single label; `null` only without pairs.
 */
export function matthewsCorrelation(table: CountTable): number | null {
  const { n, agreed, rows, columns } = sumTable(table)
  if (n === 0) return null
  const peopleSpread = n * n - dotProduct(rows, rows)
  const modelSpread = n * n - dotProduct(columns, columns)
  // Two roots rather than the root of a product, which would pass the exact whole numbers sooner.
  const scale = Math.sqrt(peopleSpread) * Math.sqrt(modelSpread)
  return scale === 0 ? 0 : (agreed * n - dotProduct(rows, columns)) / scale
}
