import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AutomationState, AutomationVersion } from '../../../../shared/contract/automation'
import type { Person } from '../../../../shared/contract/workspace'
import { isSameVersion, servingVersion } from '../../../../shared/schema/deployment'
import type { Task } from '../../../../shared/schema/task'
import { ThresholdCurve } from '../../../charts/ThresholdCurve'
import { useCommand } from '../../../keyboard/useCommand'
import { ActButton } from '../../../ui/ActButton'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { formatThreshold } from '../../../words/gate'
import { thresholdSentence } from '../../../words/threshold'
import { versionName } from '../../../words/stages'
import { previewAct } from '../preview'
import { shownVersion, type Session } from '../session'
import type { Automation } from '../store'
import { curveKey, type Curve } from './store'
import { Effects } from './Effects'
import { ThresholdTable } from './ThresholdTable'

interface Props {
  readonly automation: Automation
  readonly session: Session
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
}

/** From which confidence on a model may decide, and what that would mean. */
export function ThresholdCard(props: Props) {
  const { automation, session, state } = props
  const version = shownVersion(session, state)
  const view = useStore(automation.curves.store, ({ curves }) =>
    version === null ? undefined : curves[curveKey(version)],
  )
  useEffect(() => {
    if (version !== null) automation.curves.want(version)
  }, [automation, version])
  const [asTable, setAsTable] = useState(false)
  if (version === null) return <NoVersion />
  const hasCurve = view?.kind === 'shown' && view.curve.grid.some((point) => point.n > 0)
  return (
    <Card
      title={`Threshold of ${versionName(version)}`}

      aside={
        hasCurve ? (
          <Button look="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as chart' : 'Show as table'}
          </Button>
        ) : null
      }
    >
      {view?.kind === 'failed' ? (
        <div role="alert">
          <Notice
            tone="warn"
            action={<Button onClick={automation.curves.refresh}>Try again</Button>}
          >
            {view.message}
          </Notice>
        </div>
      ) : null}
      {view === undefined || view.kind === 'loading' ? (
        <p role="status" className="late py-10 text-center text-dense text-muted">
          Computing the curve…
        </p>
      ) : null}
      {view?.kind === 'shown' && !hasCurve ? (
        <p className="text-dense text-pretty text-muted">
          Not enough yet: a threshold is judged by items that this version predicted and people
          decided without seeing it.
        </p>
      ) : null}
      {view?.kind === 'shown' && hasCurve ? (
        <Chooser {...props} version={version} curve={view.curve} asTable={asTable} />
      ) : null}
    </Card>
  )
}

function NoVersion() {
  return (
    <Card title="Threshold">
      <p className="text-dense text-pretty text-muted">
        From which confidence on a model may decide by itself. It is chosen from what a version
        predicted and people decided.
      </p>
    </Card>
  )
}

interface ChooserProps extends Props {
  readonly version: AutomationVersion
  readonly curve: Curve
  readonly asTable: boolean
}

function Chooser({ automation, state, task, person, version, curve, asTable }: ChooserProps) {
  const { grid, limit, recommended } = curve
  const { deployment } = state
  const isServing = isSameVersion(version, servingVersion(deployment.strategy))
  const current = isServing ? deployment.threshold : null
  const chosen = useStore(automation.curves.store, (curves) => curves.chosen)
  const threshold = chosen ?? current ?? recommended ?? grid[0]?.threshold ?? 1
  const point =
    grid.find((one) => one.threshold === threshold) ??
    grid.find((one) => one.threshold <= threshold)
  const off = whyOff()
  const openForm = () => automation.openForm({ kind: 'threshold' })
  useCommand('setThreshold', openForm, off === null)

  function whyOff(): string | null {
    if (!isServing) return 'This version is not in charge.'
    const act = { kind: 'threshold', threshold } as const
    const preview = previewAct(act, { state, task, person, previous: null, entryGate: null })
    return preview.ok ? null : preview.error.message
  }

  if (point === undefined) return null
  return (
    <div className="flex flex-col gap-3">
      {asTable ? (
        <ThresholdTable curve={curve} current={current} />
      ) : (
        <ThresholdCurve
          grid={grid}
          limit={limit}
          recommended={recommended}
          current={current}
          chosen={point.threshold}
          onChoose={automation.curves.choose}
          wordsOf={(figures) => thresholdSentence(figures, limit)}
        />
      )}
      <Effects
        automation={automation}
        state={state}
        task={task}
        curve={curve}
        point={point}
        isServing={isServing}
      />
      <div className="flex flex-wrap items-center gap-2">
        {deployment.stage === 'partial' ? (
          <ActButton off={off} onPress={openForm} look="primary">
            Set threshold {formatThreshold(threshold)}…
          </ActButton>
        ) : null}
        {recommended !== null && recommended !== threshold ? (
          <Button look="quiet" onClick={() => automation.curves.choose(recommended)}>
            Go to the recommended {formatThreshold(recommended)}
          </Button>
        ) : null}
        {current !== null && chosen !== null && chosen !== current ? (
          <Button look="quiet" onClick={() => automation.curves.choose(null)}>
            Back to {formatThreshold(current)}
          </Button>
        ) : null}
      </div>
      {recommended === null ? (
        <p className="text-xs text-pretty text-muted">
          No threshold is shown to keep the error within the limit yet, so none is recommended.
        </p>
      ) : null}
    </div>
  )
}
