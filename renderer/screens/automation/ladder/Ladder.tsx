import { Check, Lock } from 'lucide-react'
import type { AutomationState } from '../../../../shared/contract/automation'
import { isAbove } from '../../../../shared/gates/stages'
import { servingVersion, stages, type Stage } from '../../../../shared/schema/deployment'
import type { Task } from '../../../../shared/schema/task'
import { Card } from '../../../ui/Card'
import { classes } from '../../../ui/classes'
import { Instant } from '../../../ui/Instant'
import { formatThreshold } from '../../../words/gate'
import { formatCounted } from '../../../words/numbers'
import { stageWords, strategyWords, versionName } from '../../../words/stages'

interface Props {
  readonly state: AutomationState
  readonly task: Task
}

/** The degrees of automation, with the one that the task is at. */
export function Ladder({ state, task }: Props) {
  const { deployment, stageSince, automatic } = state
  const serving = servingVersion(deployment.strategy)
  return (
    <Card
      title="Stage"
      className="@4xl:col-span-12"
      aside={
        <p className="text-dense text-muted">
          Strategy: {strategyWords[deployment.strategy.kind].name.toLowerCase()}
        </p>
      }
    >
      <ol aria-label="Stages" className="grid @3xl:grid-cols-5 @3xl:gap-x-2">
        {stages.map((stage) => (
          <Rung
            key={stage}
            stage={stage}
            present={deployment.stage}
            isLocked={stage === 'full' && task.criticality !== 'low'}
            criticality={task.criticality}
          />
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-3 text-dense">
        {serving === null ? (
          <span className="font-medium">No version is in charge yet.</span>
        ) : (
          <span>
            <span className="font-medium">{versionName(serving)}</span>
            <span className="text-muted"> is in charge</span>
          </span>
        )}
        {deployment.threshold === null ? null : (
          <span>
            <span className="text-muted">threshold </span>
            <span className="font-medium tabular-nums">
              {formatThreshold(deployment.threshold)}
            </span>
          </span>
        )}
        <span className="text-muted">
          at {stageWords[deployment.stage].name.toLowerCase()} since <Instant at={stageSince} />
        </span>
        {automatic.decided > 0 ? (
          <span className="text-muted">
            {formatCounted(automatic.decided, 'automatic decision')} since,{' '}
            {formatCounted(automatic.audited, 'audited', 'audited')},{' '}
            {formatCounted(automatic.waiting, 'audit waits', 'audits wait')}
          </span>
        ) : null}
      </p>
    </Card>
  )
}

interface RungProps {
  readonly stage: Stage
  readonly present: Stage
  readonly isLocked: boolean
  readonly criticality: Task['criticality']
}

function Rung({ stage, present, isLocked, criticality }: RungProps) {
  const { name, decides, sees } = stageWords[stage]
  const isPresent = stage === present
  const isBehind = isAbove(present, stage)
  return (
    <li
      aria-current={isPresent ? 'step' : undefined}
      className="group relative flex gap-3 pb-3 last:pb-0 @3xl:flex-col @3xl:gap-2 @3xl:pb-0"
    >
      <Path isBehind={isBehind} />
      <span
        aria-hidden
        className={classes(
          'relative z-1 flex size-6 shrink-0 items-center justify-center rounded-full border-2',
          isPresent
            ? 'border-accent bg-accent text-accent-fg'
            : isBehind
              ? 'border-accent bg-surface text-accent'
              : 'border-edge bg-surface text-muted',
        )}
      >
        {isPresent ? <span className="size-2 rounded-full bg-accent-fg" /> : null}
        {isBehind ? <Check size={13} strokeWidth={3} /> : null}
        {!isPresent && isLocked ? <Lock size={12} /> : null}
      </span>
      <div
        className={classes(
          '-mt-1.5 min-w-0 flex-1 rounded-lg px-3 py-2 @3xl:mt-0 @3xl:-ml-3',
          isPresent ? 'bg-accent-soft' : '',
        )}
      >
        <p className={classes('text-dense font-semibold', isPresent && 'text-accent')}>
          {name}
          {isPresent ? <span className="font-normal"> – now</span> : null}
        </p>
        <p className="mt-0.5 text-xs text-pretty">{decides}</p>
        <p className="mt-1 text-xs text-pretty text-muted">
          {isLocked
            ? `Not for this task: its criticality is ${criticality}, and only low may go here.`
            : sees}
        </p>
      </div>
    </li>
  )
}

/** The line to the next rung: drawn out as far as the task has come. */
function Path({ isBehind }: { readonly isBehind: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        'absolute top-6 bottom-0 left-[11px] w-0.5 group-last:hidden @3xl:top-[11px] @3xl:right-[-0.5rem] @3xl:bottom-auto @3xl:left-6 @3xl:h-0.5 @3xl:w-auto',
        isBehind ? 'bg-accent' : 'bg-line',
      )}
    />
  )
}
