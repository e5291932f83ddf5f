import type { ExportItem, ExportPrediction, JsonText } from './facts'
import { instantOf } from './instants'
import type { People } from './names'

export const jsonText = (value: unknown): JsonText => ({ json: JSON.stringify(value) })

/** What every version said, under the names that events use. */
export function predictionList(predictions: readonly ExportPrediction[]): JsonText {
  const entries = predictions.map((one) => {
    const head = JSON.stringify({
      id: one.event,
      model: one.model,
      version: one.version,
      value: one.value,
      confidence: one.confidence,
      created_at: instantOf(one.createdAt),
    })
    const scores = one.scores ? `,"scores":${one.scores.json}` : ''
    const explanation = one.explanation ? `,"explanation":${one.explanation.json}` : ''
    return `${head.slice(0, -1)}${scores}${explanation}}`
  })
  return { json: `[${entries.join(',')}]` }
}

/** What everybody said of the item, in the order in which it happened; corrections come last. */
export function decisionList({ decisions, corrections }: ExportItem, people: People): JsonText {
  return jsonText([
    ...decisions.map((one) => ({
      id: people.decision(one.event),
      decider: people.name(one.decider),
      value: one.value,
      decided_at: instantOf(one.decidedAt),
      saw_prediction: !one.independent,
      taken_back: one.takenBack,
      lane: one.lane,
      duration_ms: one.durationMs,
      note: one.note,
    })),
    ...corrections.map((one) => ({
      id: people.decision(one.event),
      decider: people.name(one.decider),
      value: one.value,
      decided_at: instantOf(one.at),
      saw_prediction: true,
      correction: true,
      note: one.note,
    })),
  ])
}
