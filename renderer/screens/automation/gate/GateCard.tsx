import { FolderOpen } from 'lucide-react'
import type { AutomationState, AutomationVersion } from '../../../../shared/contract/automation'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Select } from '../../../ui/Select'
import { longestWait, verdictSentence } from '../../../words/gate'
import { roleWords, stageName, versionName } from '../../../words/stages'
import { shownVersion, versionKey, type Session } from '../session'
import type { Automation } from '../store'
import { Checklist } from './Checklist'
import { VerdictBadge } from './VerdictBadge'

interface Props {
  readonly automation: Automation
  readonly session: Session
  readonly state: AutomationState
  readonly inboxDir: string | null
  readonly onShowInbox: () => void
  /** True where the person sees the HTTP door on this screen. */
  readonly hasDoor: boolean
}

/** Whether a version has earned the next stage, criterion by criterion. */
export function GateCard(props: Props) {
  const { automation, session, state } = props
  const version = shownVersion(session, state)
  if (version === null)
    return (
      <Card title="Gate" className="@4xl:col-span-7">
        <NothingYet {...props} />
      </Card>
    )
  const { gate } = version
  return (
    <Card
      title={gate.next === null ? 'What keeps it at full' : `Gate to ${stageName(gate.next)}`}
      className="@4xl:col-span-7"
      aside={
        state.versions.length > 1 ? (
          <Select
            label="Version"
            value={versionKey(version)}
            choices={state.versions.map((one) => ({
              value: versionKey(one),
              label: versionName(one),
              hint: roleWords[one.role],
            }))}
            onChoose={automation.chooseVersion}
          />
        ) : (
          <p className="text-dense text-muted">{versionName(version)}</p>
        )
      }
    >
      <Verdict version={version} />
      {gate.criteria.length === 0 ? null : <Checklist criteria={gate.criteria} />}
    </Card>
  )
}

function Verdict({ version: { gate } }: { readonly version: AutomationVersion }) {
  const wait = longestWait(gate)
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <VerdictBadge verdict={gate.verdict} />
      <p className="min-w-0 flex-1 basis-64 text-dense text-pretty">
        {verdictSentence(gate)}
        {wait === null ? null : (
          <span className="text-muted"> The longest wait: {wait}, if they come out as so far.</span>
        )}
      </p>
    </div>
  )
}

type NothingYetProps = Pick<Props, 'inboxDir' | 'onShowInbox' | 'hasDoor'>

function NothingYet({ inboxDir, onShowInbox, hasDoor }: NothingYetProps) {
  return (
    <div className="flex flex-col items-start gap-3 py-2 text-dense">
      <p className="font-medium">No model has predicted anything for this task yet.</p>
      <p className="text-pretty text-muted">
        A gate judges a version by what it predicted and what people decided of the same items
        without seeing it. Have the producer write its predictions as{' '}
        <code className="text-xs">*.jsonl</code> into the inbox
        {hasDoor ? ', or send them through the HTTP door below' : ''}. Then a lead puts the version
        in charge with Deploy.
      </p>
      {inboxDir === null ? null : <code className="text-xs break-all text-muted">{inboxDir}</code>}
      <Button onClick={onShowInbox}>
        <FolderOpen aria-hidden size={16} /> Show inbox
      </Button>
    </div>
  )
}
