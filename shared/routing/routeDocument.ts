import type { Route } from './route'

/** What `route --json` and `POST /v1/route` answer, under the names of the outbox and `policy.json`. */
export function shapeRoute(answer: Route & { readonly task: string; readonly item: string }) {
  const { task, item, decidedBy, lane, version, showPrediction } = answer
  const { draws, audit, overlap, why, stage, revision } = answer
  return {
    task,
    item_id: item,
    decided_by: decidedBy,
    lane,
    model: version?.model ?? null,
    version: version?.version ?? null,
    show_prediction: showPrediction,
    audit,
    overlap,
    draws: draws.map(({ salt, probability, drawn }) => ({ salt, probability, drawn })),
    why,
    stage,
    revision,
  }
}
