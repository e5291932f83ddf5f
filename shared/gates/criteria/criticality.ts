import type { Criterion } from '../criterion'
import type { GateFacts } from '../facts'

/** Errors cost little: only a task of low criticality is ever decided in full by a model. */
export function judgeCriticality({ criticality }: GateFacts): Criterion {
  const pass = criticality === 'low'
  return {
    id: 'criticality',
    title: 'Errors cost little',
    observed: criticality,
    lower: null,
    upper: null,
    target: 'low',
    pass,
    remainingEstimate: pass ? 0 : null,
    n: 0,
    unit: 'reviews',
    detail: pass
      ? 'The task has low criticality.'
      : `The task has ${criticality} criticality; full automation is for low only, whatever the figures.`,
    parts: [],
  }
}
