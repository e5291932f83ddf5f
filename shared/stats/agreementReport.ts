import type { GwetAC1 } from './agreement/gwet'
import type { Kappa } from './agreement/kappa'
import type { LabelFigures } from './agreement/perLabel'
import type { CalibrationBin } from './confidence/calibration'
import type { RiskCoveragePoint } from './confidence/riskCoverage'
import type { AnswerFigures } from './answers'
import type { Interval } from './interval'
import type { AgreedCount, CorrectCount, ReviewerPace } from './reportCounts'

type ByName<T> = Readonly<Record<string, T>>

export interface ShareFigures extends AgreedCount {
  readonly value: number | null
  readonly wilson95: Interval | null
}

export interface SegmentFigures extends ShareFigures {
  /** One-sided 95 % bound that holds at all times. */
  readonly lower95: number
}

export interface AgreementFigures extends SegmentFigures {
  readonly clopperPearson95: Interval | null
  readonly confidenceSequence95: Interval
  readonly upper95: number
}

export interface HumanHumanFigures extends ShareFigures {
  readonly kappa: number | null
  readonly kappaCi95: Interval | null
}

export interface AccuracyFigures extends CorrectCount {
  readonly value: number | null
  readonly wilson95: Interval | null
}

export interface CalibrationFigures {
  readonly ece: number | null
  readonly adaptiveEce: number | null
  readonly brier: number | null
  readonly brierMulticlass: number | null
  readonly bins: readonly CalibrationBin[]
}

export interface RiskCoverageFigures {
  readonly aurc: number | null
  readonly points: readonly RiskCoveragePoint[]
}

/** The threshold the evidence allows; all `null` but the target when it allows none. */
export interface SelectiveFigures {
  readonly target: number
  readonly threshold: number | null
  readonly coverage: number | null
  readonly risk: number | null
  readonly upperBound: number | null
}

export interface AutomationBiasFigures {
  readonly n: number
  readonly followedWrong: number
  readonly value: number | null
}

export interface DayFigures extends AgreedCount {
  readonly day: string
  readonly value: number | null
}

/** The figures of the agreement report, under the keys of `report --json`. Undefined figures are `null`. */
export interface AgreementReport {
  /** Why figures are null, by their path such as `kappa.value`. */
  readonly reasons: ByName<string>
  readonly agreement: AgreementFigures
  readonly kappa: Kappa
  readonly gwetAC1: GwetAC1
  readonly krippendorffAlpha: number | null
  readonly mcc: number | null
  readonly perLabel: ByName<LabelFigures>
  /** For answers that are no single label; null for those that are, which the figures above belong to. */
  readonly answers: AnswerFigures | null
  /** By label of the person, then of the model. */
  readonly confusion: ByName<ByName<number>>
  readonly calibration: CalibrationFigures
  readonly riskCoverage: RiskCoverageFigures
  readonly selective: SelectiveFigures
  readonly accuracy: AccuracyFigures
  readonly humanAccuracy: AccuracyFigures
  readonly humanHuman: HumanHumanFigures
  readonly automationBias: AutomationBiasFigures
  readonly segments: ByName<ByName<SegmentFigures>>
  readonly days: readonly DayFigures[]
  readonly reviewers: ByName<Omit<ReviewerPace, 'name'>>
}
