import { formatThreshold } from '../../../words/gate'
import { previewAct } from '../preview'
import { ActForm } from './ActForm'
import type { FormProps } from './form'

/** Another threshold at partial, as the handle of the curve says. */
export function ThresholdForm(props: FormProps) {
  const { automation, facts } = props
  const { threshold: current } = facts.state.deployment
  const threshold = automation.curves.store.getState().chosen ?? current ?? 1
  const act = { kind: 'threshold', threshold } as const
  const isLower = current !== null && threshold < current
  return (
    <ActForm
      {...props}
      title={`Set the threshold to ${formatThreshold(threshold)}`}
      button="Set threshold"
      act={act}
      preview={previewAct(act, facts)}
    >
      <p className="text-dense text-pretty text-muted">
        {isLower
          ? 'A lower threshold lets the model decide more. Audits start again, as those made so far say nothing of the items between the two.'
          : 'A higher threshold lets the model decide less. Audits of items above it keep counting.'}
      </p>
    </ActForm>
  )
}
