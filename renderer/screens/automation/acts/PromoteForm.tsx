import { useState } from 'react'
import { nextStage } from '../../../../shared/gates/stages'
import { stageName } from '../../../words/stages'
import { firstActs, previewAct } from '../preview'
import { servingEntry } from '../session'
import { ActForm } from './ActForm'
import type { FormProps } from './form'
import { ThresholdField } from './ThresholdField'

/** A step up: by the gate, or outright where the strategy allows it. */
export function PromoteForm(props: FormProps) {
  const { automation, facts, coverage } = props
  const { state, task } = facts
  const to = nextStage(state.deployment.stage) ?? 'full'
  const first = firstActs({ state }).promote
  const serving = servingEntry(state)
  const recommended = serving?.gate.recommendedThreshold ?? null
  // What the handle of the curve was moved to, if that may be.
  const { chosen } = automation.curves.store.getState()
  const start =
    chosen !== null && (recommended === null || chosen >= recommended) ? chosen : first.threshold
  const [threshold, setThreshold] = useState(start)
  const act = { ...first, threshold: to === 'partial' ? threshold : null }
  const preview = previewAct(act, facts)
  const verb = act.outright ? 'Promote outright' : 'Promote'
  const asks = task.policy.secondApproval
  return (
    <ActForm
      {...props}
      title={`${verb} to ${stageName(to)}`}
      button={asks ? 'Ask a second lead' : verb}
      act={act}
      preview={preview}
      missingTitle={act.outright ? 'Without this evidence' : null}
    >
      {asks ? (
        <p className="text-dense text-pretty text-muted">
          This task asks for a second lead: the step waits until another one approves it.
        </p>
      ) : null}
      {to === 'partial' && threshold !== null && serving !== null ? (
        <ThresholdField
          threshold={threshold}
          recommended={recommended}
          least={act.outright ? null : recommended}
          coverage={(value) => coverage(serving, value)}
          onChoose={setThreshold}
        />
      ) : null}
    </ActForm>
  )
}
