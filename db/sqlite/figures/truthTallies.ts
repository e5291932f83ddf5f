import type { Answers } from '../catalogue/answers'
import type { ItemFacts, StoredDecision } from '../routing/itemFacts'

type TruthTable = 'truth_counts' | 'human_truth_counts' | 'bias_counts' | 'person_truths'
type TruthTally = readonly [table: TruthTable, key: readonly number[], add: readonly number[]]

/** What one item adds to the sums of right and wrong answers. `first` is its evidence. */
export function truthTallies(
  facts: ItemFacts,
  first: StoredDecision | null,
  answers: Answers,
): readonly TruthTally[] {
  const { truth } = facts
  const isTrue = (label: number) => truth !== null && answers.isSame(label, truth)
  return [
    ...ofPeople(facts, isTrue),
    ...(truth === null ? [] : ofTruth(facts, first, answers, isTrue)),
  ]
}

function* ofTruth(
  { task, predictions, decisions }: ItemFacts,
  first: StoredDecision | null,
  answers: Answers,
  isTrue: (label: number) => boolean,
): Generator<TruthTally> {
  const shown = decisions.filter((one) => !one.independent)
  if (first) yield ['human_truth_counts', [task], [1, isTrue(first.label) ? 1 : 0]]
  for (const { version, label } of predictions) {
    yield ['truth_counts', [version], [1, isTrue(label) ? 1 : 0]]
    // Whoever saw a wrong suggestion either followed it or did not.
    if (isTrue(label) || shown.length === 0) continue
    const followed = shown.filter((one) => answers.isSame(one.label, label)).length
    yield ['bias_counts', [version], [shown.length, followed]]
  }
}

/** Each person's first answer to the item, as a change of mind after the reveal proves nothing. */
function* ofPeople(
  { task, decisions, truth }: ItemFacts,
  isTrue: (label: number) => boolean,
): Generator<TruthTally> {
  const people = new Set<number>()
  const inOrder = decisions
    .filter((one) => !one.withdrawn)
    .toSorted((a, b) => a.decidedAt - b.decidedAt || a.id - b.id)
  for (const { decider, label } of inOrder) {
    if (people.has(decider)) continue
    people.add(decider)
    yield ['person_truths', [task, decider], [1, truth === null ? 0 : 1, isTrue(label) ? 1 : 0]]
  }
}
