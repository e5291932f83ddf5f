import { startAlarms } from '../../shared/gates/alarms'
import type { GateFacts } from '../../shared/gates/facts'
import { THRESHOLD_GRID } from '../../shared/stats/confidence/threshold'
import { makePolicy } from './policy'

/** A good version at `assisted`, with enough evidence to pass every gate. */
export function makeGateFacts(parts: Partial<GateFacts> = {}): GateFacts {
  return {
    kind: 'label',
    stage: 'assisted',
    policy: makePolicy(),
    criticality: 'low',
    hasCriticalLabels: true,
    agreement: { n: 2000, agreed: 1980 },
    confusion: [
      [980, 20],
      [0, 1000],
    ],
    segments: [
      { key: 'site', value: 'north', n: 1000, agreed: 990 },
      { key: 'site', value: 'south', n: 980, agreed: 972 },
      { key: 'site', value: 'east', n: 20, agreed: 18 },
    ],
    overlap: { level: 880, modelOut: 10, humansSplit: 30 },
    critical: { n: 1000, errors: 0 },
    grid: makeGrid(2000, 1900, 5),
    coverage: {
      predictions: 3000,
      accepted: THRESHOLD_GRID.map((threshold) => ({ threshold, n: 2800 })),
    },
    audit: {
      all: [{ probability: 0.05, smallest: 0.05, n: 600, errors: 1 }],
      critical: [{ probability: 0.05, smallest: 0.05, n: 500, errors: 0 }],
    },
    alarms: startAlarms(0),
    ...parts,
  }
}

/** A version that nobody has decided anything of yet. */
export const noEvidence: Partial<GateFacts> = {
  agreement: { n: 0, agreed: 0 },
  confusion: [
    [0, 0],
    [0, 0],
  ],
  segments: [],
  overlap: { level: 0, modelOut: 0, humansSplit: 0 },
  critical: { n: 0, errors: 0 },
  grid: makeGrid(0, 0, 0),
  coverage: { predictions: 0, accepted: [] },
  audit: { all: [], critical: [] },
  alarms: null,
}

/** Counts at every threshold: from `atHalf` pairs at 0.5 evenly up to `atTop` at 0.999, with so many errors each. */
export function makeGrid(atHalf: number, atTop: number, errors: number): GateFacts['grid'] {
  const steps = THRESHOLD_GRID.length - 1
  return THRESHOLD_GRID.map((threshold, index) => ({
    threshold,
    n: Math.round(atTop + ((atHalf - atTop) * index) / steps),
    errors,
  }))
}
