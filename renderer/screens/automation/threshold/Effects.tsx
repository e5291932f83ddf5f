import { useEffect, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { AutomationState, ThresholdPoint } from '../../../../shared/contract/automation'
import type { Task } from '../../../../shared/schema/task'
import { decidedByModel, ofHundred } from '../../../words/hundred'
import { formatCount, formatPercent } from '../../../words/numbers'
import { formatThreshold } from '../../../words/gate'
import { percentWords } from '../../../words/stages'
import { errorBoundWords, trialWords, workWords } from '../../../words/threshold'
import type { Automation } from '../store'
import { coverageIn, type Curve } from './store'

interface Props {
  readonly automation: Automation
  readonly state: AutomationState
  readonly task: Task
  readonly curve: Curve
  readonly point: ThresholdPoint
  readonly isServing: boolean
}

/** What the chosen threshold would mean: for errors, for people, and on the last items. */
export function Effects({ automation, state, task, curve, point, isServing }: Props) {
  const curves = useStore(automation.curves.store, (one) => one.curves)
  const { limit, minCoverage } = curve
  const isSafe = curve.recommended !== null && point.threshold >= curve.recommended
  const model = ofHundred(point.coverage)
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-3 gap-x-4 border-y border-line py-2.5">
        <Figure name="Threshold" value={formatThreshold(point.threshold)}>
          {isSafe ? 'shown to be safe' : 'not shown to be safe'}
        </Figure>
        <Figure name="Model decides" value={formatPercent(point.coverage)}>
          {percentWords(minCoverage)} asked
        </Figure>
        <Figure name="Error at most" value={errorBoundWords(point)}>
          {percentWords(limit)} allowed
        </Figure>
      </dl>
      <p className="text-dense text-pretty">
        {workWords({
          model,
          now: isServing ? decidedByModel(state.deployment, coverageIn(curves)) : null,
          audit: task.review.audit,
        })}
      </p>
      {isServing ? <Trial automation={automation} threshold={point.threshold} /> : null}
    </div>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly children: ReactNode
}

function Figure({ name, value, children }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-base font-semibold tabular-nums">{value}</dd>
      <dd className="text-xs text-muted">{children}</dd>
    </div>
  )
}

interface TrialProps {
  readonly automation: Automation
  readonly threshold: number
}

/** The dry run. While it runs the line keeps its place, so that nothing jumps under the handle. */
function Trial({ automation, threshold }: TrialProps) {
  const trial = useStore(automation.curves.store, (one) => one.trial)
  useEffect(() => automation.curves.tryOut(threshold), [automation, threshold])
  const isOf = trial.kind !== 'none' && trial.threshold === threshold
  return (
    <p className="min-h-10 text-xs text-pretty text-muted" aria-live="polite">
      {isOf && trial.kind === 'shown' ? trialWords(trial.run) : null}
      {isOf && trial.kind === 'failed' ? `The dry run failed: ${trial.message}` : null}
      {!isOf || trial.kind === 'trying' ? (
        <span className="late">Trying it on the last {formatCount(1000)} items…</span>
      ) : null}
    </p>
  )
}
