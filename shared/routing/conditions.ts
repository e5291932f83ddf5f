import type { ReviewCondition } from '../schema/conditions'
import { type Draw, type DrawFor, shareWords } from './bucket'

/** What a condition may look at. */
export interface ConditionFacts {
  /** What the model says. */
  readonly label: string
  readonly confidence: number
  /** Null where the producer sent none. */
  readonly scores: Readonly<Record<string, number>> | null
  readonly segment: Readonly<Record<string, string>>
}

export interface ConditionAnswer {
  /** True where the item goes to people. */
  readonly matches: boolean
  /** In words, what matched; where nothing did, what stood against it. */
  readonly why: string
  /** Every draw that the condition made, also those that did not decide. */
  readonly draws: readonly Draw[]
}

/**
 * Whether an item meets a review condition, and why. Random shares within one task use one bucket, so that a larger
 * share holds a smaller one. A margin that is not known counts as small: doubt goes to people.
 */
export function checkCondition(
  condition: ReviewCondition,
  facts: ConditionFacts,
  draw: DrawFor,
): ConditionAnswer {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return checkGroup(condition.kind, condition.of, facts, draw)
    case 'confidence': {
      const matches = facts.confidence >= condition.from && facts.confidence <= condition.to
      const is = matches ? 'is' : 'is not'
      return answer(
        matches,
        `confidence ${facts.confidence} ${is} from ${condition.from} to ${condition.to}`,
      )
    }
    case 'label': {
      const matches = condition.labels.includes(facts.label)
      const others = matches ? '' : `, not ${condition.labels.join(' or ')}`
      return answer(matches, `the model says ${facts.label}${others}`)
    }
    case 'segment':
      return checkSegment(condition.key, condition.values, facts)
    case 'margin':
      return checkMargin(condition.below, facts)
    case 'random': {
      const drawn = draw('review', condition.share)
      const is = drawn.drawn ? 'drawn' : 'not drawn'
      return {
        ...answer(drawn.drawn, `${is} by chance at ${shareWords(condition.share)}`),
        draws: [drawn],
      }
    }
  }
}

/** How far the likeliest label is above the next; null without two scores. */
export function marginOf(scores: Readonly<Record<string, number>> | null): number | null {
  if (scores === null) return null
  let [best, next] = [-Infinity, -Infinity]
  for (const score of Object.values(scores)) {
    if (score > best) [best, next] = [score, best]
    else if (score > next) next = score
  }
  return Number.isFinite(next) ? best - next : null
}

function checkGroup(
  kind: 'all' | 'any',
  of: readonly ReviewCondition[],
  facts: ConditionFacts,
  draw: DrawFor,
): ConditionAnswer {
  const answers = of.map((inner) => checkCondition(inner, facts, draw))
  const matching = answers.filter((one) => one.matches)
  const matches = kind === 'all' ? matching.length === answers.length : matching.length > 0
  const telling = matches ? matching : answers.filter((one) => !one.matches)
  return {
    matches,
    why: telling.map((one) => one.why).join(' and '),
    draws: answers.flatMap((one) => one.draws),
  }
}

function checkSegment(
  key: string,
  values: readonly string[],
  { segment }: ConditionFacts,
): ConditionAnswer {
  const value = Object.hasOwn(segment, key) ? segment[key] : undefined
  const matches = value !== undefined && values.includes(value)
  const others = matches ? '' : `, not ${values.join(' or ')}`
  return answer(matches, `${key} is ${value ?? 'not given'}${others}`)
}

function checkMargin(below: number, { scores }: ConditionFacts): ConditionAnswer {
  const margin = marginOf(scores)
  if (margin === null) return answer(true, 'how far the two best labels are apart is not known')
  const matches = margin < below
  const than = matches ? 'less than' : 'not less than'
  return answer(
    matches,
    `the two best labels are ${Number(margin.toFixed(6))} apart, ${than} ${below}`,
  )
}

function answer(matches: boolean, why: string): ConditionAnswer {
  return { matches, why, draws: [] }
}
