import { chooseEvidence, type DecisionFact } from './evidence'

/** What was said of one item, as far as it can be disputed. */
export interface DisputeFacts<Decision extends DecisionFact> {
  /** What the version that the item was routed to says; null where it says nothing. */
  readonly predicted: number | null
  readonly decisions: readonly Decision[]
  /** Reality or a reviewer has spoken already. */
  readonly isSettled: boolean
}

/**
 * The answer that others are held against: the evidence, and where nobody decided independently the
 * earliest decision, as overruling a suggestion is a disagreement too.
 */
export function standingAnswer<Decision extends DecisionFact>(
  decisions: readonly Decision[],
): Decision | null {
  const { first } = chooseEvidence(decisions)
  if (first) return first
  const [earliest] = decisions
    .filter((one) => !one.withdrawn)
    .toSorted((a, b) => a.decidedAt - b.decidedAt || a.id - b.id)
  return earliest ?? null
}

/** True where the prediction or another person's decision differs from the answer that stands. */
export function isDisputed<Decision extends DecisionFact>(
  facts: DisputeFacts<Decision>,
  isSame: (a: number, b: number) => boolean,
): boolean {
  if (facts.isSettled) return false
  const answer = standingAnswer(facts.decisions)
  if (!answer) return false
  if (facts.predicted !== null && !isSame(facts.predicted, answer.label)) return true
  return facts.decisions.some(
    (one) => !one.withdrawn && one.decider !== answer.decider && !isSame(one.label, answer.label),
  )
}
