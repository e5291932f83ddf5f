import { useStore } from 'zustand'
import type { AutomationState } from '../../../shared/contract/automation'
import type { Person } from '../../../shared/contract/workspace'
import { nextStage } from '../../../shared/gates/stages'
import type { Task } from '../../../shared/schema/task'
import { useCommand } from '../../keyboard/useCommand'
import { ActButton } from '../../ui/ActButton'
import { stageName } from '../../words/stages'
import { taskName } from '../../words/values'
import { firstActs, previewAct, type Act } from './preview'
import { servingEntry, type Form, type Session } from './session'
import type { Automation } from './store'
import { previousDeployment } from './timeline/store'

interface Props {
  readonly automation: Automation
  readonly session: Session
  readonly person: Person
}

/** The name of the screen and the acts that concern the task as a whole. */
export function Header({ automation, session, person }: Props) {
  const { task, view } = session
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-2 @5xl:px-6">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        <h1 className="text-base font-semibold">Automation</h1>
        {task === null ? null : <p className="text-dense text-muted">{taskName(task)}</p>}
      </div>
      {task !== null && view.kind === 'shown' ? (
        <Acts automation={automation} state={view.state} task={task} person={person} />
      ) : null}
    </header>
  )
}

interface ActsProps {
  readonly automation: Automation
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
}

function Acts({ automation, state, task, person }: ActsProps) {
  const entries = useStore(automation.timeline.store, (timeline) => timeline.entries)
  const previous = previousDeployment(entries, state.deployment)
  const acts = firstActs({ state })
  const whyOff = (act: Act) => {
    const preview = previewAct(act, { state, task, person, previous, entryGate: null })
    return preview.ok ? null : preview.error.message
  }
  const off = {
    promote: whyOff(acts.promote),
    demote: whyOff(acts.demote),
    rollback: whyOff(acts.rollback),
    deploy: whyOffDeploy(state, person),
  }
  const open = (kind: Exclude<Form['kind'], 'deploy'>) => () => automation.openForm({ kind })
  const deploy = () => automation.openForm({ kind: 'deploy', strategy: null })
  useCommand('promote', open('promote'), off.promote === null)
  useCommand('demote', open('demote'), off.demote === null)
  useCommand('deploy', deploy, off.deploy === null)
  useCommand('rollback', open('rollback'), off.rollback === null)
  const next = nextStage(state.deployment.stage)
  const serving = servingEntry(state)
  const isReady = serving?.gate.verdict === 'ready'
  const mustGoDown = serving?.gate.verdict === 'demote'
  return (
    <div data-acts role="group" aria-label="Acts" className="flex flex-wrap items-center gap-2">
      <ActButton look="quiet" off={off.rollback} onPress={open('rollback')}>
        Roll back…
      </ActButton>
      <ActButton look={serving === null ? 'primary' : 'plain'} off={off.deploy} onPress={deploy}>
        Deploy…
      </ActButton>
      <ActButton look={mustGoDown ? 'primary' : 'plain'} off={off.demote} onPress={open('demote')}>
        Demote…
      </ActButton>
      {next === null ? null : (
        <ActButton look={isReady ? 'primary' : 'plain'} off={off.promote} onPress={open('promote')}>
          Promote to {stageName(next)}…
        </ActButton>
      )}
    </div>
  )
}

function whyOffDeploy({ versions }: AutomationState, { role }: Person): string | null {
  if (role !== 'lead') return 'Only a lead changes what a model may do.'
  return versions.length === 0 ? 'No model has predicted anything for this task yet.' : null
}
