import type { AnswerSums } from './answers'
import type { CountTable } from './agreement/table'
import type { ConfidenceGroups } from './confidence/groups'

/** n pairs, of which some agree. */
export interface AgreedCount {
  readonly n: number
  readonly agreed: number
}

/** n answers with known truth, of which some are right. */
export interface CorrectCount {
  readonly n: number
  readonly correct: number
}

export interface SegmentCount extends AgreedCount {
  readonly key: string
  readonly value: string
}

export interface DayCount extends AgreedCount {
  /** YYYY-MM-DD in the workspace's time zone. */
  readonly day: string
}

export interface ReviewerPace {
  readonly name: string
  readonly n: number
  /** `null` where no decision has a duration. */
  readonly medianSeconds: number | null
}

/** What the agreement report is computed from: sums and counts only, as kept up to date with every decision. */
export interface ReportCounts {
  /** Ids of all labels in the task's order; empty for tasks of another kind. */
  readonly labels: readonly string[]
  /** All pairs of the version. */
  readonly agreement: AgreedCount
  /** Pairs by label of person (rows) and model (columns), in the order of `labels`; `null` for other kinds. */
  readonly confusion: CountTable | null
  /** Sums of answers that are no single label; left out where each is one. */
  readonly answers?: AnswerSums | null
  /** `null` where confidences are not at hand: then the figures that need them are `null`. */
  readonly confidences: ConfidenceGroups | null
  /** Sum of `brierTerm` over the n pairs that have scores for all labels. */
  readonly brierMulticlass: { readonly sum: number; readonly n: number }
  /** Model against ground truth, and people against ground truth. */
  readonly accuracy: CorrectCount
  readonly humanAccuracy: CorrectCount
  /** The two earliest decisions by different people; the table has the earlier in rows, `null` for other kinds. */
  readonly humanHuman: AgreedCount & { readonly table: CountTable | null }
  /** Wrong suggestions that people saw, and how often they followed. */
  readonly automationBias: { readonly n: number; readonly followedWrong: number }
  readonly segments: readonly SegmentCount[]
  readonly days: readonly DayCount[]
  readonly reviewers: readonly ReviewerPace[]
  readonly policy: { readonly confidenceLevel: number; readonly maxSelectiveError: number }
}
