import { gwetAC1 } from './agreement/gwet'
import { cohenKappa } from './agreement/kappa'
import { krippendorffAlphaOfTable } from './agreement/krippendorff'
import { matthewsCorrelation } from './agreement/mcc'
import { labelFigures } from './agreement/perLabel'
import type { CountTable } from './agreement/table'
import { answerFigures, multiLabelFigures } from './answers'
import { cellsOfCounts, confidenceSequence95, lowerBound, upperBound } from './betting/bounds'
import {
  adaptiveCalibrationError,
  brierMulticlass,
  brierScore,
  calibrationBins,
  expectedCalibrationError,
} from './confidence/calibration'
import { countPairs } from './confidence/groups'
import {
  areaUnderRiskCoverage,
  riskCoveragePoints,
  thinRiskCoverage,
} from './confidence/riskCoverage'
import { chooseThreshold, countOnGrid } from './confidence/threshold'
import { clopperPearsonInterval, shareOf, wilsonInterval } from './interval'
import { explainMissing, type BareReport } from './reasons'
import type { AgreedCount, CorrectCount, ReportCounts, SegmentCount } from './reportCounts'
import type {
  AccuracyFigures,
  AgreementFigures,
  CalibrationFigures,
  HumanHumanFigures,
  AgreementReport,
  RiskCoverageFigures,
  SegmentFigures,
  SelectiveFigures,
  ShareFigures,
} from './agreementReport'

export type { AgreementReport } from './agreementReport'

/**
 * All figures of the agreement report. Formulas and their sources stand with the functions called here. A thin curve of
 * risk and coverage holds no more points than a plot needs; no other figure changes by it.
 */
export function computeReport(
  counts: ReportCounts,
  curve: 'whole' | 'thin' = 'whole',
): AgreementReport {
  const whole = computeFigures(counts)
  const report = curve === 'whole' ? whole : withThinCurve(whole)
  return { ...report, reasons: explainMissing(report) }
}

function withThinCurve(report: BareReport): BareReport {
  const { aurc, points } = report.riskCoverage
  return { ...report, riskCoverage: { aurc, points: thinRiskCoverage(points) } }
}

function computeFigures(counts: ReportCounts): BareReport {
  const { labels, automationBias, answers } = counts
  const table = counts.confusion ?? []
  return {
    agreement: computeAgreement(counts.agreement),
    kappa: cohenKappa(table),
    gwetAC1: gwetAC1(table),
    krippendorffAlpha: krippendorffAlphaOfTable(table),
    mcc: matthewsCorrelation(table),
    perLabel:
      answers?.kind === 'labels'
        ? Object.fromEntries(multiLabelFigures(answers.labels))
        : nameRows(labels, labelFigures(table)),
    answers: answers ? answerFigures(answers, counts.agreement.n) : null,
    confusion: nameTable(labels, table),
    calibration: computeCalibration(counts),
    riskCoverage: computeRiskCoverage(counts),
    selective: computeSelective(counts),
    accuracy: computeAccuracy(counts.accuracy),
    humanAccuracy: computeAccuracy(counts.humanAccuracy),
    humanHuman: computeHumanHuman(counts.humanHuman),
    automationBias: {
      n: automationBias.n,
      followedWrong: automationBias.followedWrong,
      value: shareOf(automationBias.followedWrong, automationBias.n),
    },
    segments: computeSegments(counts.segments),
    days: counts.days
      .map(({ day, n, agreed }) => ({ day, n, agreed, value: shareOf(agreed, n) }))
      .toSorted((a, b) => compareText(a.day, b.day)),
    reviewers: Object.fromEntries(
      counts.reviewers.map(({ name, n, medianSeconds }) => [name, { n, medianSeconds }]),
    ),
  }
}

function computeAgreement({ n, agreed }: AgreedCount): AgreementFigures {
  const cells = cellsOfCounts(n, agreed)
  return {
    ...computeSegment({ n, agreed }),
    clopperPearson95: clopperPearsonInterval(n, agreed),
    confidenceSequence95: confidenceSequence95(cells),
    upper95: upperBound(cells, 0.05),
  }
}

function computeSegment({ n, agreed }: AgreedCount): SegmentFigures {
  return { ...computeShare({ n, agreed }), lower95: lowerBound(cellsOfCounts(n, agreed), 0.05) }
}

function computeShare({ n, agreed }: AgreedCount): ShareFigures {
  return { n, agreed, value: shareOf(agreed, n), wilson95: wilsonInterval(n, agreed) }
}

function computeAccuracy({ n, correct }: CorrectCount): AccuracyFigures {
  return { n, correct, value: shareOf(correct, n), wilson95: wilsonInterval(n, correct) }
}

function computeHumanHuman({ n, agreed, table }: ReportCounts['humanHuman']): HumanHumanFigures {
  const kappa = cohenKappa(table ?? [])
  return { ...computeShare({ n, agreed }), kappa: kappa.value, kappaCi95: kappa.ci95 }
}

function computeCalibration(counts: ReportCounts): CalibrationFigures {
  const { sum, n } = counts.brierMulticlass
  const multiclass = brierMulticlass(sum, n, counts.agreement.n)
  const groups = counts.confidences
  if (groups === null) {
    return { ece: null, adaptiveEce: null, brier: null, brierMulticlass: multiclass, bins: [] }
  }
  return {
    ece: expectedCalibrationError(groups),
    adaptiveEce: adaptiveCalibrationError(groups),
    brier: brierScore(groups),
    brierMulticlass: multiclass,
    bins: calibrationBins(groups),
  }
}

function computeRiskCoverage({ confidences }: ReportCounts): RiskCoverageFigures {
  if (confidences === null) return { aurc: null, points: [] }
  return { aurc: areaUnderRiskCoverage(confidences), points: riskCoveragePoints(confidences) }
}

function computeSelective({ confidences, policy }: ReportCounts): SelectiveFigures {
  const target = policy.maxSelectiveError
  const choice =
    confidences === null
      ? null
      : chooseThreshold(countOnGrid(confidences), target, 1 - policy.confidenceLevel)
  if (confidences === null || choice === null) {
    return { target, threshold: null, coverage: null, risk: null, upperBound: null }
  }
  const { threshold, n, errors } = choice
  const coverage = shareOf(n, countPairs(confidences))
  return { target, threshold, coverage, risk: shareOf(errors, n), upperBound: choice.upperBound }
}

function computeSegments(segments: readonly SegmentCount[]): AgreementReport['segments'] {
  const byKey = new Map<string, [string, SegmentFigures][]>()
  const sorted = segments.toSorted(
    (a, b) => compareText(a.key, b.key) || compareText(a.value, b.value),
  )
  for (const segment of sorted) {
    const entries = byKey.get(segment.key) ?? []
    entries.push([segment.value, computeSegment(segment)])
    byKey.set(segment.key, entries)
  }
  return Object.fromEntries([...byKey].map(([key, entries]) => [key, Object.fromEntries(entries)]))
}

function nameTable(labels: readonly string[], table: CountTable): AgreementReport['confusion'] {
  return nameRows(
    labels,
    table.map((counts) => nameRows(labels, counts)),
  )
}

// fromEntries and not assignment: a label may be called `__proto__`.
function nameRows<T>(labels: readonly string[], rows: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(
    labels.flatMap((label, index) => {
      const row = rows[index]
      return row === undefined ? [] : [[label, row]]
    }),
  )
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
