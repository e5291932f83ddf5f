import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { OutputOf } from '../../../../shared/contract/requests'
import type { DryRun } from '../../../../shared/routing/dryRun'
import type { VersionRef } from '../../../../shared/schema/deployment'
import type { Task } from '../../../../shared/schema/task'
import { gridValueFor } from '../../../../shared/stats/confidence/threshold'
import { createRefresh } from '../../../state/refresh'
import { errorWords } from '../../../words/errors'

export type Curve = OutputOf<'automation.thresholds'>

type CurveView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly version: VersionRef; readonly curve: Curve }
  | { readonly kind: 'failed'; readonly message: string }

/** What a threshold would have done to the last items. */
type Trial =
  | { readonly kind: 'none' }
  | { readonly kind: 'trying'; readonly threshold: number }
  | { readonly kind: 'shown'; readonly threshold: number; readonly run: DryRun }
  | { readonly kind: 'failed'; readonly threshold: number; readonly message: string }

export interface CurvesState {
  readonly curves: Readonly<Record<string, CurveView>>
  /** Where the handle stands; null leaves it at the threshold in force or the recommended one. */
  readonly chosen: number | null
  readonly trial: Trial
}

export interface Curves {
  readonly store: StoreApi<CurvesState>
  readonly open: (task: Task | null) => void
  /** Asks for a version's curve, unless it is there. */
  readonly want: (version: VersionRef) => void
  readonly choose: (threshold: number | null) => void
  /** What `threshold` would have done to the last items of the version in charge. */
  readonly tryOut: (threshold: number) => void
  readonly refresh: () => void
}

const start: CurvesState = { curves: {}, chosen: null, trial: { kind: 'none' } }
const pauseMs = 1000
/** A handle that is being dragged is not tried at each stop. */
const restMs = 250

export const curveKey = ({ model, version }: VersionRef) => `${model}\n${version}`

/** Error and coverage at every threshold, for each version that somebody has looked at. */
export function createCurves(client: Client): Curves {
  const store = createStore<CurvesState>(() => start)
  const wanted = new Map<string, VersionRef>()
  const refresh = createRefresh(askAll, pauseMs)
  let task: Task | null = null
  let resting: ReturnType<typeof setTimeout> | undefined

  const put = (version: VersionRef, view: CurveView) =>
    store.setState(({ curves }) => ({ curves: { ...curves, [curveKey(version)]: view } }))

  async function askOne(version: VersionRef) {
    const asked = task
    if (!asked) return
    const { model, version: name } = version
    const answer = await client.ask('automation.thresholds', {
      task: asked.id,
      model,
      version: name,
    })
    if (asked.id !== task?.id) return
    if (answer.ok) put(version, { kind: 'shown', version, curve: answer.value })
    else if (store.getState().curves[curveKey(version)]?.kind !== 'shown')
      put(version, { kind: 'failed', message: errorWords(answer.error) })
  }

  async function askAll() {
    await Promise.all([...wanted.values()].map(askOne))
  }

  async function askTrial(threshold: number) {
    const asked = task
    if (!asked) return
    const { conditions } = asked.review
    const answer = await client.ask('automation.dryRun', { task: asked.id, threshold, conditions })
    const { trial } = store.getState()
    if (trial.kind !== 'trying' || trial.threshold !== threshold || asked.id !== task?.id) return
    store.setState({
      trial: answer.ok
        ? { kind: 'shown', threshold, run: answer.value }
        : { kind: 'failed', threshold, message: errorWords(answer.error) },
    })
  }

  return {
    store,
    refresh,
    open(next) {
      if (next?.id !== task?.id) {
        wanted.clear()
        store.setState(start)
      }
      task = next
    },
    want(version) {
      const key = curveKey(version)
      if (wanted.has(key)) return
      wanted.set(key, version)
      if (!store.getState().curves[key]) put(version, { kind: 'loading' })
      void askOne(version)
    },
    choose: (chosen) => store.setState({ chosen }),
    tryOut(threshold) {
      store.setState({ trial: { kind: 'trying', threshold } })
      clearTimeout(resting)
      resting = setTimeout(() => void askTrial(threshold), restMs)
    },
  }
}

/** The share of a version's predictions at or above a threshold, as far as its curve is known. */
export function coverageIn(curves: CurvesState['curves']) {
  return (version: VersionRef, threshold: number): number | null => {
    const view = curves[curveKey(version)]
    if (view?.kind !== 'shown') return null
    const value = gridValueFor(threshold)
    return view.curve.grid.find((point) => point.threshold === value)?.coverage ?? null
  }
}
