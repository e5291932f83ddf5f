import { THRESHOLD_GRID } from '../../../../shared/stats/confidence/threshold'
import { Select } from '../../../ui/Select'
import { formatThreshold } from '../../../words/gate'
import { ofHundred } from '../../../words/hundred'

interface Props {
  readonly threshold: number
  readonly recommended: number | null
  /** The least that the evidence carries; null where anything may be chosen. */
  readonly least: number | null
  readonly coverage: (threshold: number) => number | null
  readonly onChoose: (threshold: number) => void
}

/** From which confidence on the model decides: one of the fixed grid. */
export function ThresholdField({ threshold, recommended, least, coverage, onChoose }: Props) {
  const allowed = THRESHOLD_GRID.filter((value) => least === null || value >= least)
  return (
    <div className="flex flex-wrap items-center gap-3 text-dense">
      <span className="font-medium">Threshold</span>
      <Select
        label="Threshold"
        value={String(threshold)}
        choices={allowed.map((value) => ({
          value: String(value),
          label: formatThreshold(value),
          hint: hintOf(value),
        }))}
        onChoose={(value) => onChoose(Number(value))}
      />
      {threshold === recommended ? <span className="text-muted">recommended</span> : null}
    </div>
  )

  function hintOf(value: number): string {
    const share = coverage(value)
    return [
      share === null ? '' : `${ofHundred(share)} of 100`,
      value === recommended ? 'recommended' : '',
    ]
      .filter((part) => part !== '')
      .join(', ')
  }
}
