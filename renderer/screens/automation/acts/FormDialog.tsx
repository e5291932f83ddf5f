import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { AutomationState } from '../../../../shared/contract/automation'
import type { Person } from '../../../../shared/contract/workspace'
import type { VersionRef } from '../../../../shared/schema/deployment'
import type { Task } from '../../../../shared/schema/task'
import type { Session } from '../session'
import type { Automation } from '../store'
import { coverageIn } from '../threshold/store'
import { previousDeployment } from '../timeline/store'
import { ConditionsForm } from '../conditions/ConditionsForm'
import { AnswerForm } from './AnswerForm'
import { DemoteForm } from './DemoteForm'
import { DeployForm } from './DeployForm'
import type { FormProps } from './form'
import { PromoteForm } from './PromoteForm'
import { RollbackForm } from './RollbackForm'
import { ThresholdForm } from './ThresholdForm'

interface Props {
  readonly automation: Automation
  readonly session: Session
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
}

/** The confirmation of the act that somebody has begun, if any. */
export function FormDialog(props: Props) {
  const { automation, session, state, task, person } = props
  const { open, entry } = session
  const entries = useStore(automation.timeline.store, (timeline) => timeline.entries)
  const curves = useStore(automation.curves.store, (one) => one.curves)
  useWantedCurves(automation, state.versions, open !== null)
  if (open === null) return null
  const shared: FormProps = {
    automation,
    open,
    coverage: coverageIn(curves),
    facts: {
      state,
      task,
      person,
      previous: previousDeployment(entries, state.deployment),
      entryGate: entry?.gate ?? null,
    },
  }
  const { form } = open
  switch (form.kind) {
    case 'promote':
      return <PromoteForm {...shared} />
    case 'demote':
      return <DemoteForm {...shared} />
    case 'threshold':
      return <ThresholdForm {...shared} />
    case 'deploy':
      return <DeployForm {...shared} start={form.strategy} entry={entry} />
    case 'conditions':
      return <ConditionsForm {...shared} />
    case 'rollback':
      return <RollbackForm {...shared} />
    case 'approve':
      return <AnswerForm {...shared} approves />
    case 'decline':
      return <AnswerForm {...shared} approves={false} />
  }
}

/** Each version's curve says how many items it would decide: any of them may come to serve. */
function useWantedCurves(
  { curves }: Automation,
  versions: readonly VersionRef[],
  isOpen: boolean,
): void {
  useEffect(() => {
    if (isOpen) for (const version of versions) curves.want(version)
  }, [curves, versions, isOpen])
}
