import type { AgreementReport } from './agreementReport'

/** A report before it says why figures are missing. */
export type BareReport = Omit<AgreementReport, 'reasons'>

type Rule = readonly [figure: string, isMissing: (report: BareReport) => boolean, why: string]

const noPairs = 'No item has both a prediction of this version and an independent decision.'
const oneLabel =
  'People and model have only ever given one and the same label, so chance explains all.'

const noTable =
  'It compares single labels; these answers are no single labels, and are compared as a whole.'

const hasNoTable = ({ answers }: BareReport): boolean => answers !== null

/** In the order of the report; of several rules for a figure the first that fits tells why. */
const rules: readonly Rule[] = [
  ['agreement.value', ({ agreement }) => agreement.n === 0, noPairs],
  ['kappa.value', ({ agreement }) => agreement.n === 0, noPairs],
  ['kappa.value', hasNoTable, noTable],
  ['kappa.value', ({ kappa }) => kappa.value === null, oneLabel],
  ['gwetAC1.value', ({ agreement }) => agreement.n === 0, noPairs],
  ['gwetAC1.value', hasNoTable, noTable],
  ['gwetAC1.value', ({ gwetAC1 }) => gwetAC1.value === null, oneLabel],
  ['krippendorffAlpha', ({ agreement }) => agreement.n === 0, noPairs],
  ['krippendorffAlpha', hasNoTable, noTable],
  ['krippendorffAlpha', ({ krippendorffAlpha }) => krippendorffAlpha === null, oneLabel],
  ['mcc', ({ agreement }) => agreement.n === 0, noPairs],
  ['mcc', hasNoTable, noTable],
  ['calibration.ece', ({ calibration }) => calibration.ece === null, noPairs],
  ['calibration.brier', ({ calibration }) => calibration.brier === null, noPairs],
  ['calibration.brierMulticlass', hasNoTable, noTable],
  [
    'calibration.brierMulticlass',
    ({ calibration }) => calibration.brierMulticlass === null,
    'Not every pair has scores for all labels.',
  ],
  ['riskCoverage.aurc', ({ riskCoverage }) => riskCoverage.aurc === null, noPairs],
  [
    'selective.threshold',
    ({ selective }) => selective.threshold === null,
    'The evidence shows no threshold of the grid to keep errors below the limit yet.',
  ],
  [
    'accuracy.value',
    ({ accuracy }) => accuracy.n === 0,
    'No item with a prediction of this version has an outcome or a ruling yet.',
  ],
  [
    'humanAccuracy.value',
    ({ humanAccuracy }) => humanAccuracy.n === 0,
    'No item with an independent decision has an outcome or a ruling yet.',
  ],
  [
    'humanHuman.value',
    ({ humanHuman }) => humanHuman.n === 0,
    'No item has independent decisions of two different people.',
  ],
  ['humanHuman.kappa', (report) => hasNoTable(report) && report.humanHuman.n > 0, noTable],
  [
    'humanHuman.kappa',
    ({ humanHuman }) => humanHuman.kappa === null && humanHuman.n > 0,
    'Both people have only ever given one and the same label, so chance explains all.',
  ],
  [
    'automationBias.value',
    ({ automationBias }) => automationBias.n === 0,
    'Nobody was shown a prediction that turned out to be wrong.',
  ],
]

/** Why figures are null, by their path in the report. */
export function explainMissing(report: BareReport): Readonly<Record<string, string>> {
  const reasons: Record<string, string> = {}
  for (const [figure, isMissing, why] of rules)
    if (!(figure in reasons) && isMissing(report)) reasons[figure] = why
  return reasons
}
