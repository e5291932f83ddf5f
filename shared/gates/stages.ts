import { stages, type Stage } from '../schema/deployment'

/** A move from one stage to the one above it. */
export interface Step {
  readonly from: Stage
  readonly to: Stage
}

/** Every step there is on the way up, lowest first. A model is never moved up by more than one. */
export const steps: readonly Step[] = stages.slice(1).map((to, index) => ({
  from: stages[index] ?? 'manual',
  to,
}))

/** The stage above; null at `full`. */
export function nextStage(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) + 1] ?? null
}

/** The stage below; null at `manual`. */
export function previousStage(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) - 1] ?? null
}

export function isAbove(stage: Stage, other: Stage): boolean {
  return stages.indexOf(stage) > stages.indexOf(other)
}

/** The less automated of two stages. */
export function lowerStage(a: Stage, b: Stage): Stage {
  return isAbove(a, b) ? b : a
}

/** True where the model decides at least some items by itself, so that audits and alarms are kept. */
export function isAutomatic(stage: Stage): boolean {
  return isAbove(stage, 'assisted')
}
