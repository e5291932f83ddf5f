import { createHash } from 'node:crypto'
import type { RoutingFacts } from '../../shared/routing/route'
import { makeDeployment, v1 } from './deployment'
import { makeTask } from './policy'

/** What a host gives the routing: SHA-256 of a text's UTF-8 bytes, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** An item of version 1 with a confident prediction, that nobody has decided yet. */
export function makeRoutingFacts(parts: Partial<RoutingFacts> = {}): RoutingFacts {
  return {
    task: 'mass',
    item: 'case-17',
    deployment: makeDeployment(),
    review: makeTask().review,
    hasPayload: true,
    decided: false,
    waitsBlind: false,
    segment: { site: 'north' },
    predictions: [{ ...v1, label: 'benign', confidence: 0.95, scores: null }],
    sha256,
    ...parts,
  }
}
