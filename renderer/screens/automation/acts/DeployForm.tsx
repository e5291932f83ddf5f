import { useEffect, useRef, useState } from 'react'
import {
  isSameVersion,
  servingVersion,
  type Strategy,
  type VersionRef,
} from '../../../../shared/schema/deployment'
import { previewAct } from '../preview'
import type { EntryGate } from '../session'
import { ActForm } from './ActForm'
import { draftOf, strategyOf, type Draft } from './draft'
import type { FormProps } from './form'
import { StrategyFields } from './StrategyFields'

interface Props extends FormProps {
  /** The strategy to start from; null starts with the present one. */
  readonly start: Strategy | null
  readonly entry: EntryGate | null
}

/** Another strategy, another version in charge, or other shares. */
export function DeployForm({ start, entry, ...props }: Props) {
  const { automation, facts } = props
  const { deployment, versions } = facts.state
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(start ?? deployment.strategy, versions, start === null),
  )
  const fields = useRef<HTMLDivElement>(null)
  const strategy = strategyOf(draft)
  const { takesOver, isWaiting, entryGate } = useEntry(props, strategy, entry)
  const preview = previewAct({ kind: 'deploy', strategy }, { ...facts, entryGate })
  return (
    <ActForm
      {...props}
      automation={automation}
      title="Deploy"
      startAt={() => fields.current?.querySelector<HTMLElement>('[role=radio][data-checked]')}
      button={buttonOf(strategy, takesOver)}
      act={{ kind: 'deploy', strategy }}
      preview={preview}
      isWaiting={isWaiting}
      missingTitle={takesOver ? 'It takes over without this evidence' : null}
    >
      <div ref={fields} className="flex flex-col gap-4">
        <StrategyFields draft={draft} versions={versions} onChange={setDraft} />
      </div>
    </ActForm>
  )
}

/** Where another version would take over at once, what it lacks for the present stage. */
function useEntry({ automation, facts }: FormProps, strategy: Strategy, entry: EntryGate | null) {
  const { deployment } = facts.state
  const serving = servingVersion(strategy)
  const takesOver =
    strategy.kind === 'single' && !isSameVersion(serving, servingVersion(deployment.strategy))
  const needsGate = takesOver && deployment.stage !== 'manual' && deployment.stage !== 'shadow'
  const isJudged =
    entry !== null && isSameVersion(entry.version, serving) && entry.to === deployment.stage
  const wanted: VersionRef | null = needsGate && !isJudged ? serving : null
  const { model = null, version = null } = wanted ?? {}
  useEffect(() => {
    if (model !== null && version !== null)
      automation.judgeEntry({ model, version }, deployment.stage)
  }, [automation, model, version, deployment.stage])
  return {
    takesOver,
    isWaiting: wanted !== null,
    entryGate: needsGate && isJudged ? entry.gate : null,
  }
}

function buttonOf(strategy: Strategy, takesOver: boolean): string {
  switch (strategy.kind) {
    case 'single':
      return takesOver ? 'Put in charge' : 'Serve alone'
    case 'silent':
      return 'Deploy silently'
    case 'shadow':
      return 'Deploy in shadow'
    case 'canary':
      return 'Deploy as canary'
    case 'blue-green':
      return 'Set the slots'
  }
}
