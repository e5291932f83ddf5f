import type { AutomationState, AutomationVersion, Gate } from '../../shared/contract/automation'
import type { HttpStatus } from '../../shared/contract/http'
import type { OutputOf } from '../../shared/contract/requests'
import type { Person } from '../../shared/contract/workspace'
import { evaluateGate } from '../../shared/gates/evaluate'
import type { GateFacts } from '../../shared/gates/facts'
import { thresholdPoints } from '../../shared/gates/thresholdPoints'
import { recommendThreshold } from '../../shared/gates/criteria/threshold'
import type { VersionRef } from '../../shared/schema/deployment'
import { THRESHOLD_GRID } from '../../shared/stats/confidence/threshold'
import { makeDeployment, v1 } from './deployment'
import { morning } from './events'
import { makeGateFacts } from './gateFacts'

export function makeGate(version: VersionRef = v1, facts: Partial<GateFacts> = {}): Gate {
  return { task: 'mass', ...version, ...evaluateGate(makeGateFacts(facts)) }
}

/** A version with its gate judged from these facts; the serving one unless it says otherwise. */
export function makeVersion(
  version: VersionRef = v1,
  parts: Partial<AutomationVersion> = {},
  facts: Partial<GateFacts> = {},
): AutomationVersion {
  return {
    ...version,
    role: 'serving',
    firstSeenAt: morning,
    predictions: 3000,
    share: 1,
    gate: makeGate(version, facts),
    ...parts,
  }
}

/** Version 1 assisting people, ready for partial automation. */
export function makeAutomationState(parts: Partial<AutomationState> = {}): AutomationState {
  return {
    task: 'mass',
    deployment: makeDeployment(),
    stageSince: morning,
    auditsSince: null,
    versions: [makeVersion()],
    comparisons: [],
    canary: null,
    proposal: null,
    notices: [],
    automatic: { decided: 0, audited: 0, waiting: 0 },
    waiting: { blind: 0, shown: 0 },
    lastRouted: { n: 100, byModel: 0, byPeople: 100, audited: 0 },
    ...parts,
  }
}

/** Coverage rises evenly from a tenth at the most careful threshold to 85 % at the boldest. */
export function makeCurve(
  parts: Partial<OutputOf<'automation.thresholds'>> = {},
): OutputOf<'automation.thresholds'> {
  const facts = makeGateFacts()
  const accepted = THRESHOLD_GRID.map((threshold, index) => ({ threshold, n: 300 + index * 150 }))
  const coverage = { ...facts.coverage, accepted }
  return {
    grid: thresholdPoints({ ...facts, coverage }),
    recommended: recommendThreshold(facts)?.threshold ?? null,
    limit: facts.policy.maxSelectiveError,
    minCoverage: facts.policy.minCoverage,
    ...parts,
  }
}

export function makeHttpStatus(parts: Partial<HttpStatus> = {}): HttpStatus {
  return {
    on: false,
    address: null,
    port: 4317,
    tokenFile: '/home/lead/understudy/http-token',
    trouble: null,
    requests: 0,
    refused: 0,
    ...parts,
  }
}

export function makePerson(role: Person['role'] = 'lead'): Person {
  return { id: 1, name: 'lead-a', role }
}
