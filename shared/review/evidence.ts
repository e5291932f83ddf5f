/** One decision on an item, as far as it matters for what counts. */
export interface DecisionFact {
  readonly id: number
  /** Who decided; two decisions of one person are never a human–human pair. */
  readonly decider: number
  readonly label: number
  readonly decidedAt: number
  /** False where the person had seen the prediction. */
  readonly independent: boolean
  /** Taken back before anything was revealed: it then never counted. */
  readonly withdrawn: boolean
}

/** The decisions of one item that statistics are made of. */
export interface Evidence<Decision extends DecisionFact> {
  /** The earliest independent decision: what predictions are compared with. */
  readonly first: Decision | null
  /** The earliest independent one by somebody else: with `first` it is the human–human pair. */
  readonly second: Decision | null
}

/**
 * Chooses what counts among the decisions on one item. Order of arrival does not matter but between
 * decisions of the same millisecond. A decision taken back after its reveal stays: otherwise people
 * could wash disagreements out of the figures by undoing them.
 */
export function chooseEvidence<Decision extends DecisionFact>(
  decisions: readonly Decision[],
): Evidence<Decision> {
  const counting = decisions
    .filter((one) => one.independent && !one.withdrawn)
    .toSorted((a, b) => a.decidedAt - b.decidedAt || a.id - b.id)
  const first = counting[0] ?? null
  const second = counting.find((one) => one.decider !== first?.decider) ?? null
  return { first, second }
}
