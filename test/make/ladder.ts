import { expect } from 'vitest'
import { rerouteWaiting } from '../../db/jobs/reroute'
import type { LeadAct } from '../../db/store/automationStore'
import type { AutomationState } from '../../shared/contract/automation'
import type { CheckedEvent } from '../../shared/ingest/parsed'
import type { TaskInput } from '../../shared/schema/task'
import { makeDecision, makePrediction, morning } from './events'
import { makeAct, makeWorkspace, valueOf } from './workspace'

/** Limits that a few hundred reviews can meet. */
export const easy: Partial<TaskInput> = {
  criticality: 'low',
  labels: [{ id: 'cat' }, { id: 'dog' }, { id: 'owl' }],
  review: { decisions: 'both', audit: 1, overlap: 0, blindInAssisted: 0 },
  policy: {
    minReviews: 50,
    targetAgreement: 0.8,
    minKappa: 0.5,
    maxSelectiveError: 0.1,
    minCoverage: 0.1,
    nonInferiorityMargin: 0.2,
    minSegmentReviews: 50,
  },
}
export const labels = ['cat', 'dog', 'owl'] as const

/** Reviewed items of one version: two people agree, and the model with them but for each `wrongEach`-th item. */
export function reviewed(
  from: number,
  to: number,
  wrongEach: number,
  version = '1',
): CheckedEvent[] {
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((index) => {
    const itemId = `seen-${index}`
    const human = labels[index % 3] ?? 'cat'
    const value = index % wrongEach === 0 ? (labels[(index + 1) % 3] ?? 'cat') : human
    return [
      makePrediction({ itemId, value, version, confidence: 0.95, scores: null }),
      makeDecision({ itemId, value: human }),
      makeDecision({ itemId, value: human, decider: 'operator-b', decidedAt: morning + 120_000 }),
    ]
  })
}

export function lead(facts: Partial<LeadAct> = {}): LeadAct {
  return { ...makeAct(), role: 'lead', reason: 'the figures carry it', revision: null, ...facts }
}

/** A workspace whose model can go up the ladder. */
export async function openLadder(task: Partial<TaskInput> = easy) {
  const workspace = await makeWorkspace(task)
  const { store, reader } = workspace
  return {
    ...workspace,
    state: (): AutomationState => valueOf(reader.automation('animals')),
    gate: (version = '1') =>
      valueOf(reader.gate({ task: 'animals', model: 'eyes', version, to: null })),
    promote: (threshold: number | null = null, act = lead()) =>
      store.promote(act, 'animals', threshold, false),
    /** What the jobs do after a change. */
    lookAgain: () => rerouteWaiting(store, () => morning + 600_000, null),
    isWhole: () => reader.verify(() => undefined).checks.filter((check) => !check.ok),
  }
}

export async function openAtPartial() {
  const opened = await openLadder()
  await opened.takeIn(...reviewed(0, 300, 1000))
  valueOf(await opened.promote())
  valueOf(await opened.promote())
  expect(opened.state().deployment.stage).toBe('partial')
  return opened
}
