import type { Report } from '../../../../shared/contract/report'
import { wilsonInterval } from '../../../../shared/stats/interval'
import { sequenceByDay } from '../../../charts/sequenceMarks'
import type { Cell, Column, Sheet } from './sheet'

const text = (title: string): Column => ({ title, kind: 'text' })
const count = (title: string): Column => ({ title, kind: 'count' })
const share = (title: string): Column => ({ title, kind: 'share' })
const coefficient = (title: string): Column => ({ title, kind: 'coefficient' })

type Pair = readonly [number, number] | null
const ends = (interval: Pair): readonly [Cell, Cell] => interval ?? [null, null]

/** Every single figure that has an interval or none, one a row. */
export function figureSheet(report: Report): Sheet {
  const { agreement, kappa, gwetAC1, humanHuman, calibration, selective, automationBias } = report
  const { n } = agreement
  const coefficients = [
    row('Cohen’s kappa', n, kappa.value, kappa.ci95),
    row('Gwet’s AC1', n, gwetAC1.value, gwetAC1.ci95),
    row('Krippendorff’s alpha', n, report.krippendorffAlpha),
    row('Matthews correlation', n, report.mcc),
  ]
  return {
    name: 'Figures',
    columns: [
      text('Figure'),
      count('n'),
      coefficient('Value'),
      coefficient('Low'),
      coefficient('High'),
    ],
    rows: [
      row('Agreement, Wilson interval', n, agreement.value, agreement.wilson95),
      row('Agreement, Clopper–Pearson interval', n, agreement.value, agreement.clopperPearson95),
      row('Agreement, confidence sequence', n, agreement.value, agreement.confidenceSequence95),
      ...(report.answers === null ? coefficients : answerRows(report.answers, n)),
      row('People among themselves', humanHuman.n, humanHuman.value, humanHuman.wilson95),
      row('Kappa of people', humanHuman.n, humanHuman.kappa, humanHuman.kappaCi95),
      row('Model right', report.accuracy.n, report.accuracy.value, report.accuracy.wilson95),
      row(
        'People right',
        report.humanAccuracy.n,
        report.humanAccuracy.value,
        report.humanAccuracy.wilson95,
      ),
      row('Wrong suggestions followed', automationBias.n, automationBias.value),
      row('Expected calibration error', n, calibration.ece),
      row('Adaptive calibration error', n, calibration.adaptiveEce),
      row('Brier score', n, calibration.brier),
      row('Brier score of all labels', n, calibration.brierMulticlass),
      row('Area under the risk–coverage curve', n, report.riskCoverage.aurc),
      row('Recommended threshold', n, selective.threshold),
      row('Its coverage', n, selective.coverage),
      row('Its error, upper bound as High', n, selective.risk, upTo(selective.upperBound)),
    ],
  }
}

/** What fits answers that are no single label. */
function answerRows(
  answers: NonNullable<Report['answers']>,
  n: number,
): readonly (readonly Cell[])[] {
  switch (answers.kind) {
    case 'labels':
      return [row('Labels in common, mean Jaccard index', n, answers.meanJaccard)]
    case 'number':
      return [
        row('Mean absolute difference', n, answers.meanAbsoluteDifference),
        row('Concordance (Lin)', n, answers.concordance),
      ]
    case 'text':
      return []
  }
}

function row(name: string, n: number | null, value: Cell, interval: Pair = null): readonly Cell[] {
  return [name, n, value, ...ends(interval)]
}

export function daySheet({ days }: Report): Sheet {
  const sequence = sequenceByDay(days)
  return {
    name: 'Agreement by day',
    columns: [
      { title: 'Day', kind: 'day' },
      share('Agreement'),
      count('Agreed'),
      count('n'),
      share('So far'),
      share('So far, low'),
      share('So far, high'),
    ],
    rows: days.map(({ day, n, agreed, value }, index) => [
      day,
      value,
      agreed,
      n,
      sequence[index]?.value ?? null,
      ...ends(sequence[index]?.sequence95 ?? null),
    ]),
  }
}

export function confusionSheet(
  { confusion }: Report,
  labels: readonly string[],
  nameOf: (label: string) => string,
): Sheet {
  return {
    name: 'Who said what',
    columns: [text('People \\ model'), ...labels.map((label) => count(nameOf(label)))],
    rows: labels.map((human) => [
      nameOf(human),
      ...labels.map((predicted) => confusion[human]?.[predicted] ?? 0),
    ]),
  }
}

export function calibrationSheet({ calibration }: Report): Sheet {
  return {
    name: 'Calibration',
    columns: [
      share('Above'),
      share('Up to'),
      count('n'),
      share('Mean confidence'),
      share('Agreement'),
    ],
    rows: calibration.bins.map(({ lo, hi, n, confidence, agreement }) => [
      lo,
      hi,
      n,
      confidence,
      agreement,
    ]),
  }
}

export function riskSheet({ riskCoverage }: Report): Sheet {
  return {
    name: 'Risk and coverage',
    columns: [coefficient('Threshold'), share('Coverage'), share('Error')],
    rows: riskCoverage.points.map(({ threshold, coverage, risk }) => [threshold, coverage, risk]),
    note: 'Of a long curve these are the points that are drawn; the CSV file has every point.',
  }
}

export function segmentSheet({ segments }: Report): Sheet {
  return {
    name: 'Agreement by segment',
    columns: [
      text('Segment'),
      text('Value'),
      share('Agreement'),
      share('Low'),
      share('High'),
      count('Agreed'),
      count('n'),
    ],
    rows: Object.entries(segments).flatMap(([key, values]) =>
      Object.entries(values).map(([value, one]) => [
        key,
        value,
        one.value,
        ...ends(one.wilson95),
        one.agreed,
        one.n,
      ]),
    ),
  }
}

export function labelSheet(
  { perLabel }: Report,
  labels: readonly string[],
  nameOf: (label: string) => string,
): Sheet {
  return {
    name: 'By label',
    columns: [text('Label'), count('n'), share('Precision'), share('Recall'), share('F1')],
    rows: labels.map((label) => {
      const one = perLabel[label]
      return [
        nameOf(label),
        one?.support ?? 0,
        one?.precision ?? null,
        one?.recall ?? null,
        one?.f1 ?? null,
      ]
    }),
  }
}

export function besideSheet(report: Report): Sheet {
  const { agreement, humanHuman, accuracy, humanAccuracy } = report
  return {
    name: 'Model and people',
    columns: [text('Who'), share('Share'), share('Low'), share('High'), count('n')],
    rows: [
      ['Model and people', agreement.value, ...ends(agreement.wilson95), agreement.n],
      ['People among themselves', humanHuman.value, ...ends(humanHuman.wilson95), humanHuman.n],
      ['Model right', accuracy.value, ...ends(accuracy.wilson95), accuracy.n],
      ['People right', humanAccuracy.value, ...ends(humanAccuracy.wilson95), humanAccuracy.n],
    ],
  }
}

export function biasSheet({ automationBias }: Report): Sheet {
  const { n, followedWrong, value } = automationBias
  return {
    name: 'Automation bias',
    columns: [
      count('Answers after seeing a wrong suggestion'),
      count('Followed it'),
      share('Share'),
      share('Low'),
      share('High'),
    ],
    rows: [[n, followedWrong, value, ...ends(wilsonInterval(n, followedWrong))]],
  }
}

export function peopleSheet({ reviewers }: Report): Sheet {
  return {
    name: 'People',
    columns: [text('Person'), count('Decisions'), { title: 'Median time', kind: 'seconds' }],
    rows: Object.entries(reviewers)
      .toSorted(([, a], [, b]) => b.n - a.n)
      .map(([name, { n, medianSeconds }]) => [name, n, medianSeconds]),
  }
}

const upTo = (high: number | null): Pair => (high === null ? null : [0, high])
