import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { fail } from '../../../../shared/result'
import { Notice } from '../../../ui/Notice'
import { conditionTrialWords, savedConditionsWords } from '../../../words/conditions'
import { ActForm } from '../acts/ActForm'
import type { FormProps } from '../acts/form'
import { previewAct } from '../preview'
import { servingEntry } from '../session'
import { conditionOf, draftOf, type GroupDraft } from './draft'
import { Rules } from './Rules'

/** Which items go to people although the model could decide them, tried on the last ones before it is saved. */
export function ConditionsForm(props: FormProps) {
  const { automation, facts } = props
  const { state, task } = facts
  const [draft, setDraft] = useState<GroupDraft>(() => draftOf(task.review.conditions))
  const read = conditionOf(draft)
  const conditions = read.ok ? read.value : null
  const act = { kind: 'conditions', conditions } as const
  const preview = read.ok
    ? previewAct(act, facts)
    : fail({ code: 'invalid_input', message: read.error.message } as const)
  const serving = servingEntry(state)
  const parts = serving?.gate.criteria.find(({ id }) => id === 'segment-floor')?.parts ?? []
  return (
    <ActForm
      {...props}
      place="side"
      title="Review conditions"
      button="Save conditions"
      act={act}
      preview={preview}
      isUntouched={read.ok && JSON.stringify(conditions) === JSON.stringify(task.review.conditions)}
      sentence={savedConditionsWords(state.deployment, conditions === null)}
      startAt={() => document.querySelector<HTMLElement>('[data-rules] button')}
    >
      <div data-rules className="flex flex-col gap-3">
        <p className="text-dense text-pretty text-muted">
          An item goes to people, however sure the model is, where it meets
          {draft.of.length > 1 ? ' these conditions.' : ' this.'}
        </p>
        <Rules
          draft={draft}
          onChange={setDraft}
          task={task}
          segments={parts}
          fault={read.ok ? null : read.error}
        />
        <TrialLine
          automation={automation}
          facts={facts}
          text={read.ok ? JSON.stringify(conditions) : null}
        />
      </div>
    </ActForm>
  )
}

interface TrialProps extends Pick<FormProps, 'automation' | 'facts'> {
  /** The conditions as JSON, so that equal ones are not tried twice; null while something is wrong with them. */
  readonly text: string | null
}

/** The dry run. Its place stays, so that nothing jumps while somebody types. */
function TrialLine({ automation, facts, text }: TrialProps) {
  const { task, state } = facts
  const { trials } = automation
  const trial = useStore(trials.store)
  const threshold = thresholdOf(state)
  useEffect(() => {
    if (text !== null && threshold !== null) trials.tryOut(task.id, threshold, JSON.parse(text))
  }, [trials, task.id, threshold, text])
  useEffect(() => trials.forget, [trials])
  if (threshold === null)
    return (
      <Notice tone="plain">
        No threshold is in force or shown to be safe yet, so there is nothing to try them on.
      </Notice>
    )
  if (trial.failure !== null)
    return <Notice tone="warn">The dry run failed: {trial.failure}</Notice>
  return (
    <div className="min-h-16 rounded-md bg-sunken px-3 py-2 text-dense" role="status">
      <p className="text-xs font-medium text-muted">Tried on the last items</p>
      <p className={trial.isTrying ? 'text-pretty opacity-60' : 'text-pretty'}>
        {trial.run === null ? 'Trying…' : conditionTrialWords(trial.run, threshold)}
      </p>
    </div>
  )
}

/** What the model would decide from: as it is, or as the gate would have it. */
function thresholdOf(state: FormProps['facts']['state']): number | null {
  const { stage, threshold } = state.deployment
  if (stage === 'full') return 0
  return threshold ?? servingEntry(state)?.gate.recommendedThreshold ?? null
}
