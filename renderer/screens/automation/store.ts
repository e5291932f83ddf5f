import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AutomationState } from '../../../shared/contract/automation'
import type { Client } from '../../../shared/contract/client'
import type { RequestError } from '../../../shared/contract/errors'
import type { Result } from '../../../shared/result'
import type { Stage, VersionRef } from '../../../shared/schema/deployment'
import type { Task } from '../../../shared/schema/task'
import { writeStamp, type Clock } from '../../state/clock'
import type { Notices } from '../../state/notices'
import { createRefresh } from '../../state/refresh'
import { doneWords } from '../../words/acts'
import { errorWords } from '../../words/errors'
import type { Act } from './preview'
import { createTrials, type Trials } from './conditions/store'
import { createProducers, type Producers } from './producers/store'
import { nextSession, startSession, type Event, type Form, type Session } from './session'
import { createCurves, type Curves } from './threshold/store'
import { createTimeline, type Timeline } from './timeline/store'

export interface Automation {
  readonly store: StoreApi<Session>
  readonly curves: Curves
  readonly timeline: Timeline
  readonly producers: Producers
  readonly trials: Trials
  readonly open: (task: Task | null) => void
  readonly refresh: () => void
  /** Keeps everything fresh while somebody looks; the answer ends that. */
  readonly watch: () => () => void
  readonly chooseVersion: (version: string) => void
  readonly openForm: (form: Form) => void
  readonly closeForm: () => void
  /** Goes on with an open form by what is in charge now. */
  readonly lookAgain: () => void
  /** Judges a version for a stage that it would enter by taking over. */
  readonly judgeEntry: (version: VersionRef, to: Stage) => void
  readonly send: (act: Act, reason: string) => Promise<void>
  readonly acknowledge: (notice: number) => Promise<void>
}

const pauseMs = 700

/** What the person who acts had on screen. */
interface Seen {
  readonly revision: number
  readonly proposedAt: number | null
}

/** What is in charge of a task, on what evidence, and the acts that change it. */
export function createAutomationStore(
  client: Client,
  clock: Clock,
  notices: Pick<Notices, 'add'>,
): Automation {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  const curves = createCurves(client)
  const timeline = createTimeline(client)
  const producers = createProducers(client, clock)
  const trials = createTrials(client)
  const refresh = createRefresh(ask, pauseMs)
  let asking = new AbortController()
  let watchers = 0

  async function ask() {
    const told = await client.ask('automation.notices', {})
    if (told.ok) dispatch({ kind: 'told', notices: told.value })
    const { task } = store.getState()
    if (!task) return
    asking = new AbortController()
    const { signal } = asking
    const answer = await client.ask('automation.state', { task: task.id }, { signal })
    if (signal.aborted) return
    if (answer.ok) dispatch({ kind: 'answered', state: answer.value })
    else dispatch({ kind: 'failed', message: errorWords(answer.error) })
    if (watchers > 0) {
      curves.refresh()
      timeline.refresh()
    }
  }

  /** The alarms are counted beside the screen's name, so changes are heard of also while nobody looks. */
  client.onChanged((topics) => {
    const concerns =
      watchers > 0 ? (['automation', 'report', 'tasks'] as const) : (['automation'] as const)
    if (concerns.some((topic) => topics.includes(topic))) refresh()
    if (topics.includes('http') && watchers > 0) producers.refresh()
  })

  function request(
    act: Act,
    task: string,
    reason: string,
    seen: Seen,
  ): Promise<Result<AutomationState, RequestError>> {
    const shared = { ...writeStamp(clock), task, reason, revision: seen.revision }
    switch (act.kind) {
      case 'promote':
        return client.ask('automation.promote', {
          ...shared,
          threshold: act.threshold,
          outright: act.outright,
        })
      case 'demote':
        return client.ask('automation.demote', { ...shared, to: act.to, threshold: act.threshold })
      case 'threshold':
        return client.ask('automation.setThreshold', { ...shared, threshold: act.threshold })
      case 'deploy':
        return client.ask('automation.deploy', { ...shared, strategy: act.strategy })
      case 'conditions':
        return client.ask('automation.setConditions', { ...shared, conditions: act.conditions })
      case 'rollback':
        return client.ask('automation.rollback', { ...shared, threshold: null })
      case 'answer':
        return client.ask('automation.answerProposal', {
          ...shared,
          approves: act.approves,
          proposedAt: seen.proposedAt,
        })
    }
  }

  return {
    store,
    curves,
    timeline,
    producers,
    trials,
    refresh,
    open(task) {
      if (task?.id !== store.getState().task?.id) asking.abort()
      dispatch({ kind: 'opened', task })
      curves.open(task)
      timeline.open(task)
      refresh()
    },
    watch() {
      watchers += 1
      refresh()
      producers.refresh()
      return () => {
        watchers -= 1
      }
    },
    chooseVersion: (version) => dispatch({ kind: 'versionChosen', version }),
    openForm: (form) => dispatch({ kind: 'formOpened', form }),
    closeForm: () => dispatch({ kind: 'formClosed' }),
    lookAgain: () => dispatch({ kind: 'lookedAgain' }),
    judgeEntry(version, to) {
      const { task } = store.getState()
      if (!task) return
      const input = { task: task.id, model: version.model, version: version.version, to }
      void client.ask('automation.gate', input).then((answer) => {
        if (answer.ok) dispatch({ kind: 'entryJudged', entry: { version, to, gate: answer.value } })
        else dispatch({ kind: 'refused', message: errorWords(answer.error) })
      })
    },
    async send(act, reason) {
      const { task, open, view } = store.getState()
      if (!task || view.kind !== 'shown' || open?.isSending === true) return
      const { deployment, proposal } = view.state
      const seen = {
        revision: open?.revision ?? deployment.revision,
        proposedAt: proposal?.at ?? null,
      }
      dispatch({ kind: 'sending' })
      const answer = await request(act, task.id, reason, seen)
      if (!answer.ok) {
        // What came in between is shown beside what was refused.
        if (answer.error.code === 'stale') refresh()
        if (open === null) notices.add('bad', errorWords(answer.error))
        return dispatch({ kind: 'refused', message: errorWords(answer.error) })
      }
      asking.abort()
      dispatch({ kind: 'done', state: answer.value })
      notices.add('plain', doneWords(act.kind, answer.value))
      // The handle goes back to what is in force now.
      curves.choose(null)
      curves.refresh()
      timeline.refresh()
    },
    async acknowledge(notice) {
      const answer = await client.ask('automation.acknowledge', { ...writeStamp(clock), notice })
      if (!answer.ok) return notices.add('bad', errorWords(answer.error))
      refresh()
    },
  }
}
