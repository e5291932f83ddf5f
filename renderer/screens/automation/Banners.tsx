import { BellRing, CircleCheckBig, UserRoundCheck } from 'lucide-react'
import type { AutomationNotice, AutomationState } from '../../../shared/contract/automation'
import type { Person } from '../../../shared/contract/workspace'
import type { Task } from '../../../shared/schema/task'
import { useCommand } from '../../keyboard/useCommand'
import { ActButton } from '../../ui/ActButton'
import { Button } from '../../ui/Button'
import { Instant } from '../../ui/Instant'
import { proposalWords } from '../../words/acts'
import { classes } from '../../ui/classes'
import { firstActs, previewAct } from './preview'
import { isUnseen } from './session'
import type { Automation } from './store'

interface Props {
  readonly automation: Automation
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
}

/** What somebody must look at: alarms nobody has seen yet, and a promotion that waits for approval. */
export function Banners({ automation, state, task, person }: Props) {
  const alarms = state.notices.filter(isUnseen)
  const first = alarms[0]
  useCommand(
    'acknowledge',
    () => {
      if (first) void automation.acknowledge(first.id)
    },
    first !== undefined,
  )
  return (
    <>
      {alarms.map((notice) => (
        <Alarm key={notice.id} notice={notice} automation={automation} />
      ))}
      {state.proposal === null ? null : (
        <Proposal automation={automation} state={state} task={task} person={person} />
      )}
    </>
  )
}

interface AlarmProps {
  readonly notice: AutomationNotice
  readonly automation: Automation
}

function Alarm({ notice, automation }: AlarmProps) {
  const isAlarm = notice.kind === 'alarm'
  return (
    <section
      aria-label={isAlarm ? 'Alarm' : 'Notice'}
      className={classes(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3 text-dense',
        isAlarm ? 'border-bad bg-bad-soft' : 'border-accent bg-accent-soft',
      )}
    >
      {isAlarm ? (
        <BellRing aria-hidden size={18} className="mt-0.5 shrink-0 text-bad" />
      ) : (
        <CircleCheckBig aria-hidden size={18} className="mt-0.5 shrink-0 text-accent" />
      )}
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium break-words">{notice.text}</p>
        <p className="mt-0.5 text-xs text-muted">
          <Instant at={notice.at} />
        </p>
      </div>
      <Button onClick={() => void automation.acknowledge(notice.id)}>I have seen this</Button>
    </section>
  )
}

function Proposal({ automation, state, task, person }: Props) {
  const { proposal } = state
  const acts = firstActs({ state })
  const whyOff = (act: (typeof acts)['approve' | 'decline']) => {
    const preview = previewAct(act, { state, task, person, previous: null, entryGate: null })
    return preview.ok ? null : preview.error.message
  }
  const off = { approve: whyOff(acts.approve), decline: whyOff(acts.decline) }
  const approve = () => automation.openForm({ kind: 'approve' })
  const decline = () => automation.openForm({ kind: 'decline' })
  useCommand('approve', approve, off.approve === null)
  useCommand('decline', decline, off.decline === null)
  if (proposal === null) return null
  return (
    <section
      aria-label="Proposal"
      className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border border-accent bg-accent-soft px-4 py-3 text-dense"
    >
      <UserRoundCheck aria-hidden size={18} className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{proposalWords(proposal)}</p>
        <p className="mt-0.5 break-words">
          {proposal.takesOver === null ? `“${proposal.reason}”` : proposal.reason}
        </p>
        <p className="mt-0.5 text-xs text-muted">
          <Instant at={proposal.at} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ActButton off={off.decline} onPress={decline}>
          Decline…
        </ActButton>
        <ActButton look="primary" off={off.approve} onPress={approve}>
          Approve…
        </ActButton>
      </div>
    </section>
  )
}
