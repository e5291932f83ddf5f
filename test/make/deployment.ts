import type { Deployment } from '../../shared/schema/deployment'

export const v1 = { model: 'triage', version: '1.0.0' }
export const v2 = { model: 'triage', version: '2.0.0' }
export const v3 = { model: 'triage', version: '3.0.0' }

/** Version 1 alone in charge, assisting people. */
export function makeDeployment(parts: Partial<Deployment> = {}): Deployment {
  return {
    stage: 'assisted',
    threshold: null,
    strategy: { kind: 'single', serving: v1 },
    revision: 4,
    ...parts,
  }
}
