import type { Report } from '../../shared/contract/report'
import {
  formatCount,
  formatCounted,
  formatFigure,
  formatInterval,
  formatShare,
  formatShareInterval,
} from './figures'
import { setTable } from './table'

/** A report for people: the headline with its interval and n, then what it is made of. */
export function formatReport(report: Report): readonly string[] {
  return [
    title(report),
    '',
    ...headline(report),
    '',
    counts(report),
    ...(report.paired === 0
      ? []
      : [
          ...part('By label', perLabel(report)),
          ...part('People (rows) and model (columns)', confusion(report)),
        ]),
    ...part('By segment', segments(report)),
    ...part('By day', days(report)),
    ...part('By person', reviewers(report)),
    ...missing(report),
    '',
  ]
}

function title({ task, model, version, from, to, segment, stage }: Report): string {
  const filters = [
    ...(from === null ? [] : [`from ${from}`]),
    ...(to === null ? [] : [`to ${to}`]),
    ...Object.entries(segment ?? {}).map(([key, value]) => `${key}=${value}`),
    ...(stage === null ? [] : [`decided at stage ${stage}`]),
  ]
  return [`${task}: ${model} ${version}`, ...filters].join(', ')
}

function headline(report: Report): readonly string[] {
  const { agreement, kappa, gwetAC1, humanHuman, accuracy } = report
  return setTable(
    ['', '', '95 % interval', ''],
    [
      [
        'Agreement',
        formatShare(agreement.value),
        formatShareInterval(agreement.wilson95),
        agreedOf(agreement),
      ],
      ['  exact', '', formatShareInterval(agreement.clopperPearson95), 'Clopper–Pearson'],
      [
        '  at all times',
        '',
        formatShareInterval(agreement.n === 0 ? null : agreement.confidenceSequence95),
        'valid however often one looks',
      ],
      ...beyondLabels(report),
      ...(report.answers === null
        ? [
            ['Kappa', formatFigure(kappa.value), formatInterval(kappa.ci95), 'beyond chance'],
            [
              'Gwet’s AC1',
              formatFigure(gwetAC1.value),
              formatInterval(gwetAC1.ci95),
              'beyond chance',
            ],
          ]
        : []),
      ...(humanHuman.n === 0
        ? []
        : [
            [
              'People among themselves',
              formatShare(humanHuman.value),
              formatShareInterval(humanHuman.wilson95),
              agreedOf(humanHuman),
            ],
          ]),
      ...(accuracy.n === 0
        ? []
        : [
            [
              'Right, where the truth is known',
              formatShare(accuracy.value),
              formatShareInterval(accuracy.wilson95),
              `n = ${formatCount(accuracy.n)}`,
            ],
          ]),
    ],
    [1],
  )
}

/** What fits answers that are no single label. */
function beyondLabels({ answers }: Report): readonly (readonly string[])[] {
  if (answers?.kind === 'labels')
    return [['Labels in common', formatShare(answers.meanJaccard), '', 'mean Jaccard index']]
  if (answers?.kind !== 'number') return []
  const { meanAbsoluteDifference, concordance } = answers
  return [
    ['Mean difference', formatFigure(meanAbsoluteDifference), '', 'without its sign'],
    ['Concordance', formatFigure(concordance), '', 'Lin’s, 1 where both say the same'],
  ]
}

const agreedOf = ({ n, agreed }: { n: number; agreed: number }) =>
  `n = ${formatCount(n)}, ${formatCount(agreed)} agreed`

function counts({ items, predictions, decisions, unmatchedDecisions, paired }: Report): string {
  const said = [
    formatCounted(items, 'item'),
    formatCounted(predictions, 'prediction'),
    formatCounted(decisions, 'decision'),
    `${formatCount(paired)} paired`,
  ].join(', ')
  return unmatchedDecisions === 0
    ? said
    : `${said}, ${formatCount(unmatchedDecisions)} unmatched (their item has not arrived)`
}

/** A part under its name; left out where it has nothing but its head. */
function part(name: string, table: readonly string[]): readonly string[] {
  return table.length < 2 ? [] : ['', name, ...table]
}

function perLabel({ perLabel: labels }: Report): readonly string[] {
  return setTable(
    ['label', 'precision', 'recall', 'F1', 'n'],
    Object.entries(labels).map(([label, { precision, recall, f1, support }]) => [
      label,
      formatShare(precision),
      formatShare(recall),
      formatFigure(f1),
      formatCount(support),
    ]),
    [1, 2, 3, 4],
  )
}

function confusion({ confusion: table }: Report): readonly string[] {
  const labels = Object.keys(table)
  return setTable(
    ['', ...labels],
    labels.map((human) => [human, ...labels.map((model) => table[human]?.[model] || '·')]),
    labels.map((_, index) => index + 1),
  )
}

function segments({ segments: byKey }: Report): readonly string[] {
  return setTable(
    ['segment', 'agreement', '95 % interval', 'n'],
    Object.entries(byKey).flatMap(([key, byValue]) =>
      Object.entries(byValue).map(([value, { n, value: share, wilson95 }]) => [
        `${key}=${value}`,
        formatShare(share),
        formatShareInterval(wilson95),
        formatCount(n),
      ]),
    ),
    [1, 3],
  )
}

function days({ days: all }: Report): readonly string[] {
  return setTable(
    ['day', 'agreement', 'n'],
    all.map(({ day, n, value }) => [day, formatShare(value), formatCount(n)]),
    [1, 2],
  )
}

function reviewers({ reviewers: byName }: Report): readonly string[] {
  return setTable(
    ['person', 'decisions', 'median'],
    Object.entries(byName).map(([name, { n, medianSeconds }]) => [
      name,
      formatCount(n),
      medianSeconds === null ? '–' : `${medianSeconds.toFixed(1)} s`,
    ]),
    [1, 2],
  )
}

/** Why figures are missing, each reason once with the figures it is about. */
function missing({ reasons }: Report): readonly string[] {
  const figuresByReason = new Map<string, string[]>()
  for (const [figure, why] of Object.entries(reasons)) {
    const figures = figuresByReason.get(why) ?? []
    figures.push(nameOfFigure[figure] ?? figure)
    figuresByReason.set(why, figures)
  }
  if (figuresByReason.size === 0) return []
  const lines = [...figuresByReason].map(([why, figures]) => `  ${figures.join(', ')}: ${why}`)
  return ['', 'Not enough yet for', ...lines]
}

const nameOfFigure: Readonly<Partial<Record<string, string>>> = {
  'agreement.value': 'agreement',
  'kappa.value': 'kappa',
  'gwetAC1.value': 'AC1',
  krippendorffAlpha: 'alpha',
  mcc: 'Matthews correlation',
  'calibration.ece': 'calibration',
  'calibration.brier': 'Brier score',
  'calibration.brierMulticlass': 'Brier score of all labels',
  'riskCoverage.aurc': 'risk–coverage',
  'selective.threshold': 'threshold',
  'accuracy.value': 'model right',
  'humanAccuracy.value': 'people right',
  'humanHuman.value': 'people among themselves',
  'humanHuman.kappa': 'kappa of people',
  'automationBias.value': 'automation bias',
}
