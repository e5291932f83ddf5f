import type { RouteAnswer } from '../../shared/contract/automation'
import { formatVersion } from './deployment'

/** `digit-0042: people decide, in the lane blind, with digits-svc 2.0.0 assigned (shadow, revision 3): …` */
export function formatRoute({
  item,
  decidedBy,
  lane,
  version,
  stage,
  revision,
  audit,
  overlap,
  why,
}: RouteAnswer): string {
  const who = decidedBy === 'model' ? 'the model decides' : 'people decide'
  const more = [
    ...(lane === null ? [] : [`in the lane ${lane}`]),
    ...(audit ? ['audited blind'] : []),
    ...(overlap ? ['by two people'] : []),
    version === null ? 'no version assigned' : `${formatVersion(version)} assigned`,
  ]
  return `${item}: ${[who, ...more].join(', ')} (${stage}, revision ${revision}): ${why}.`
}
