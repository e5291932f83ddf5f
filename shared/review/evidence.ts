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
  const first = earliest(decisions, null)
  return { first, second: first && earliest(decisions, first.decider) }
}

/** The earliest that counts and is not by somebody; in one pass, as reports ask it of each of millions of items. */
function earliest<Decision extends DecisionFact>(
  decisions: readonly Decision[],
  notBy: number | null,
): Decision | null {
  let found: Decision | null = null
  for (const one of decisions) {
    if (!one.independent || one.withdrawn || one.decider === notBy) continue
    if (!found || one.decidedAt < found.decidedAt) found = one
    else if (one.decidedAt === found.decidedAt && one.id < found.id) found = one
  }
  return found
}
