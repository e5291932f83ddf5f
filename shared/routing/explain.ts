import type { ReviewCondition } from '../schema/conditions'
import { shareWords } from './bucket'

/** A condition as a sentence's end: "confidence is from 0.5 to 0.9 and the model says 3 or 8". */
export function explainCondition(condition: ReviewCondition): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.of, ' and ')
    case 'any':
      return joined(condition.of, ' or ')
    case 'confidence':
      return `confidence is from ${condition.from} to ${condition.to}`
    case 'label':
      return `the model says ${condition.labels.join(' or ')}`
    case 'segment':
      return `${condition.key} is ${condition.values.join(' or ')}`
    case 'margin':
      return `the two best labels are less than ${condition.below} apart`
    case 'random':
      return `the item is among a random ${shareWords(condition.share)}`
  }
}

/** Groups within a group stand in brackets, as "and" and "or" would otherwise run together. */
function joined(of: readonly ReviewCondition[], word: string): string {
  return of
    .map((inner) => {
      const text = explainCondition(inner)
      return (inner.kind === 'all' || inner.kind === 'any') && of.length > 1 ? `(${text})` : text
    })
    .join(word)
}
