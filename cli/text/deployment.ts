import { shareWords } from '../../shared/routing/bucket'
import type { Deployment, Strategy, VersionRef } from '../../shared/schema/deployment'
import { unreachable } from '../../shared/result'

/** `digits: partial from confidence 0.5 on, digits-svc 2.0.0 alone (revision 6)` */
export function formatDeployment(
  task: string,
  { stage, threshold, strategy, revision }: Deployment,
): string {
  const from = threshold === null ? '' : ` from confidence ${threshold} on`
  return `${task}: ${stage}${from}, ${formatStrategy(strategy)} (revision ${revision})`
}

/** Which versions there are and what each gets. */
export function formatStrategy(strategy: Strategy): string {
  switch (strategy.kind) {
    case 'single':
      return strategy.serving === null
        ? 'no version in charge'
        : `${formatVersion(strategy.serving)} alone`
    case 'shadow':
      return `${formatVersion(strategy.serving)} only shadowing people`
    case 'silent': {
      const silent = strategy.candidates.map(formatVersion).join(', ')
      return `${formatVersion(strategy.serving)} in charge, silent beside it: ${silent}`
    }
    case 'canary':
      return `${formatVersion(strategy.serving)} in charge, canary ${formatVersion(strategy.candidate)} with ${shareWords(strategy.share)} of the items`
    case 'blue-green': {
      const { blue, green, weight, home } = strategy
      const slots = `blue ${formatVersion(blue)} with ${shareWords(1 - weight)}, green ${formatVersion(green)} with ${shareWords(weight)}`
      return `${slots} of the items, home is ${home}`
    }
    default:
      return unreachable(strategy)
  }
}

export const formatVersion = ({ model, version }: VersionRef) => `${model} ${version}`
