import type { RouteAnswer } from '../../shared/contract/automation'
import { formatVersion } from './deployment'

/** What `route --json` says, under the names of the outside. */
export function shapeRoute(answer: RouteAnswer) {
  const { task, item, decidedBy, lane, version, showPrediction, stage, revision } = answer
  const { draws, audit, overlap, why } = answer
  return {
    task,
    item,
    decided_by: decidedBy,
    lane,
    model: version?.model ?? null,
    version: version?.version ?? null,
    show_prediction: showPrediction,
    stage,
    revision,
    draws: draws.map(({ salt, probability, drawn }) => ({ salt, probability, drawn })),
    audit,
    overlap,
    why,
  }
}

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
