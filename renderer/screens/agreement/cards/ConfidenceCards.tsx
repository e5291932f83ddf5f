import { Calibration } from '../../../charts/Calibration'
import { RiskCoverage } from '../../../charts/RiskCoverage'
import { figureWords } from '../../../words/figures'
import { formatCoefficient, formatCount, formatPercent } from '../../../words/numbers'
import { calibrationSheet, riskSheet } from '../sheets/reportSheets'
import type { CardProps } from './cardProps'
import { FigureCard } from './FigureCard'
import { Missing } from './Missing'
import { SmallFigures } from './SmallFigures'

/** With fewer pairs the fifteen bins, or the curve, would show nothing but chance. */
const leastPairs = 100

/** Whether the model is as often right as it says. */
export function CalibrationCard({ report, keeper, subject, onOpen }: CardProps) {
  const { calibration, reasons } = report
  const { ece, adaptiveEce, brier, brierMulticlass } = calibration
  return (
    <FigureCard
      title="Calibration"
      className="@4xl:col-span-6"
      subject={subject}
      keeper={keeper}
      sheet={() => calibrationSheet(report)}
    >
      {report.paired < leastPairs ? (
        <TooFew n={report.paired} />
      ) : (
        <>
          <SmallFigures
            figures={[
              { name: 'Calibration error', value: formatCoefficient(ece), what: figureWords.ece },
              {
                name: 'Adaptive',
                value: formatCoefficient(adaptiveEce),
                what: figureWords.adaptiveEce,
              },
              { name: 'Brier', value: formatCoefficient(brier), what: figureWords.brier },
              ...(report.answers === null
                ? [
                    {
                      name: 'Brier, all labels',
                      value: formatCoefficient(brierMulticlass),
                      what: reasons['calibration.brierMulticlass'] ?? figureWords.brierMulticlass,
                    },
                  ]
                : []),
            ]}
          />
          <Calibration
            bins={calibration.bins}
            onOpen={
              onOpen &&
              ((bin) => {
                const { lo = 0, hi = 1 } = calibration.bins[bin] ?? {}
                onOpen(`Confidence ${formatPercent(lo, 1)} to ${formatPercent(hi, 1)}`, { bin })
              })
            }
          />
        </>
      )}
    </FigureCard>
  )
}

/** How many items the model could decide, and at which error. */
export function RiskCard({ report, keeper, subject, wholeReport, onOpen }: CardProps) {
  const { riskCoverage, selective, reasons } = report
  const { threshold, coverage, risk, upperBound, target } = selective
  const recommended =
    threshold === null || coverage === null || risk === null ? null : { threshold, coverage, risk }
  return (
    <FigureCard
      title="Risk and coverage"
      className="@4xl:col-span-6"
      subject={subject}
      keeper={keeper}
      sheet={() => riskSheet(report)}
      wholeSheet={async () => riskSheet(await wholeReport())}
    >
      {report.paired < leastPairs ? (
        <TooFew n={report.paired} />
      ) : (
        <>
          <SmallFigures
            figures={[
              {
                name: 'Area under curve',
                value: formatCoefficient(riskCoverage.aurc, 4),
                what: reasons['riskCoverage.aurc'] ?? figureWords.aurc,
              },
              {
                name: 'Threshold',
                value: threshold === null ? 'none yet' : String(threshold),
                what: reasons['selective.threshold'] ?? figureWords.threshold,
              },
              { name: 'Coverage', value: formatShare(coverage), what: figureWords.coverage },
              {
                name: 'Error at most',
                value: formatShare(upperBound),
                what: `${figureWords.upperBound} Allowed are ${formatPercent(target)}.`,
              },
            ]}
          />
          <RiskCoverage
            points={riskCoverage.points}
            n={report.paired}
            target={target}
            recommended={recommended}
            onOpen={
              onOpen &&
              ((atLeast) =>
                onOpen(`Disagreements from confidence ${atLeast} on`, {
                  atLeast,
                  onlyDisagreements: true,
                }))
            }
          />
          {threshold === null ? (
            <p className="mt-2 text-xs text-pretty text-muted">{reasons['selective.threshold']}</p>
          ) : null}
        </>
      )}
    </FigureCard>
  )
}

const formatShare = (share: number | null) => (share === null ? '–' : formatPercent(share))

function TooFew({ n }: { readonly n: number }) {
  return (
    <Missing>
      This takes at least {leastPairs} pairs; so far there {n === 1 ? 'is' : 'are'} {formatCount(n)}
      .
    </Missing>
  )
}
