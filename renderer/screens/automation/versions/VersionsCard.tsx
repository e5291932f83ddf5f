import type { AutomationState, AutomationVersion } from '../../../../shared/contract/automation'
import type { Person } from '../../../../shared/contract/workspace'
import type { Task } from '../../../../shared/schema/task'
import { Traffic } from '../../../charts/Traffic'
import { Card } from '../../../ui/Card'
import { Instant } from '../../../ui/Instant'
import { formatCounted } from '../../../words/numbers'
import { percentWords, roleWords, strategySentence, versionName } from '../../../words/stages'
import { servingEntry, versionKey } from '../session'
import type { Automation } from '../store'
import { BlueGreen } from './BlueGreen'
import { Canary } from './Canary'
import { Comparison } from './Comparison'

interface Props {
  readonly automation: Automation
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
}

/** Every version with its part, and how candidates do beside the serving one. */
export function VersionsCard({ automation, state, task, person }: Props) {
  const { strategy } = state.deployment
  if (state.versions.length === 0) return null
  const withItems = state.versions.filter(({ share }) => share > 0)
  const serving = servingEntry(state)
  return (
    <Card title="Versions">
      <p className="mb-3 text-dense text-pretty text-muted">{strategySentence(strategy)}</p>
      {withItems.length > 1 && strategy.kind !== 'blue-green' ? (
        <div className="mb-3">
          <Traffic parts={withItems.map((one) => ({ name: versionName(one), share: one.share }))} />
        </div>
      ) : null}
      <ul aria-label="Versions">
        {state.versions.map((one) => (
          <Version
            key={versionKey(one)}
            version={one}
            isServing={serving !== null && versionKey(serving) === versionKey(one)}
          />
        ))}
      </ul>
      {state.canary !== null && strategy.kind === 'canary' ? (
        <Canary automation={automation} canary={state.canary} strategy={strategy} person={person} />
      ) : null}
      {strategy.kind === 'blue-green' ? (
        <BlueGreen automation={automation} strategy={strategy} person={person} />
      ) : null}
      {state.comparisons.map((comparison) => (
        <Comparison
          key={versionKey(comparison.candidate)}
          comparison={comparison}
          margin={task.policy.nonInferiorityMargin}
        />
      ))}
    </Card>
  )
}

interface VersionProps {
  readonly version: AutomationVersion
  readonly isServing: boolean
}

function Version({ version, isServing }: VersionProps) {
  const role =
    isServing && version.role !== 'serving'
      ? `${roleWords[version.role]}, serving`
      : roleWords[version.role]
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-2 text-dense first:border-0 first:pt-0">
      <span className="min-w-0">
        <span className="font-medium break-words">{versionName(version)}</span>{' '}
        <span className={isServing ? 'text-accent' : 'text-muted'}>{role}</span>
        <span className="block text-xs text-muted">
          {formatCounted(version.predictions, 'prediction')} since{' '}
          <Instant at={version.firstSeenAt} />
        </span>
      </span>
      <span className="shrink-0 text-right tabular-nums">
        <span className="font-medium">{percentWords(version.share)}</span>{' '}
        <span className="text-xs text-muted">of items</span>
      </span>
    </li>
  )
}
