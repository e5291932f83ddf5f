import { isSameVersion, servingVersion, type Deployment } from '../../schema/deployment'
import { beforeAndAfter, type Change, changed } from './act'

/** What a canary's judgement says about the way on; `next` null means that the candidate has all items. */
export interface CanaryStep {
  readonly next: number | null
  /** The figures, in words. */
  readonly why: string
}

/**
 * What the app does by itself when a candidate has earned the next share of its schedule; after the last one the
 * candidate is in charge alone. Null where there is no canary.
 */
export function planCanaryStep(
  deployment: Deployment,
  { next, why }: CanaryStep,
  hasProposal: boolean,
): Change | null {
  const { strategy } = deployment
  if (strategy.kind !== 'canary') return null
  const { model, version } = strategy.candidate
  const after = changed(deployment, {
    strategy:
      next === null
        ? { kind: 'single', serving: strategy.candidate }
        : { ...strategy, share: next },
  })
  const reason =
    next === null
      ? `${model} ${version} takes over: ${why}.`
      : `The share of ${model} ${version} rises to ${Number((next * 100).toFixed(4))} %: ${why}.`
  const isSame = isSameVersion(servingVersion(strategy), servingVersion(after.strategy))
  return {
    kind: 'deploy',
    deployment: after,
    evidence: isSame ? { kind: 'keep' } : { kind: 'restart-audits' },
    withdrawsProposal: hasProposal,
    audit: {
      act: 'automation.canary',
      detail: { reason, by: 'schedule', ...beforeAndAfter(deployment, after) },
    },
    notice: null,
  }
}
