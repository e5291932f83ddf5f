import { useState } from 'react'
import { isAbove, previousStage } from '../../../../shared/gates/stages'
import { stages, type Stage } from '../../../../shared/schema/deployment'
import { THRESHOLD_GRID } from '../../../../shared/stats/confidence/threshold'
import { Select } from '../../../ui/Select'
import { stageName, stageWords } from '../../../words/stages'
import { previewAct } from '../preview'
import { servingEntry } from '../session'
import { ActForm } from './ActForm'
import type { FormProps } from './form'
import { ThresholdField } from './ThresholdField'

/** A step down, as far as one likes. */
export function DemoteForm(props: FormProps) {
  const { facts, coverage } = props
  const { state } = facts
  const { stage } = state.deployment
  const serving = servingEntry(state)
  const recommended = serving?.gate.recommendedThreshold ?? null
  const [to, setTo] = useState<Stage>(startOf(stage, recommended))
  const [threshold, setThreshold] = useState<number>(recommended ?? THRESHOLD_GRID[0])
  const act = { kind: 'demote', to, threshold: to === 'partial' ? threshold : null } as const
  const below = stages.filter((one) => isAbove(stage, one)).toReversed()
  return (
    <ActForm
      {...props}
      title={`Demote from ${stageName(stage)}`}
      button={`Demote to ${stageName(to)}`}
      act={act}
      preview={previewAct(act, facts)}
    >
      <div className="flex flex-wrap items-center gap-3 text-dense">
        <span className="font-medium">Down to</span>
        <Select
          label="Stage"
          value={to}
          choices={below.map((one) => ({ value: one, label: stageWords[one].name }))}
          onChoose={(value) => {
            const chosen = below.find((one) => one === value)
            if (chosen) setTo(chosen)
          }}
        />
      </div>
      {to === 'partial' && serving !== null ? (
        <ThresholdField
          threshold={threshold}
          recommended={recommended}
          least={null}
          coverage={(value) => coverage(serving, value)}
          onChoose={setThreshold}
        />
      ) : null}
    </ActForm>
  )
}

/** The stage below; not partial where no threshold is shown to be safe. */
function startOf(stage: Stage, recommended: number | null): Stage {
  const below = previousStage(stage) ?? 'manual'
  return below === 'partial' && recommended === null ? 'assisted' : below
}
