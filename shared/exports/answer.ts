import type { Value } from '../schema/event'
import type { ExportDecision, ExportItem, ExportPrediction } from './facts'

/** Who stands behind a value. */
export type Source = 'outcome' | 'adjudication' | 'human' | 'model'

/** What is to be said of an item in the end, and of whom it is. */
export interface ItemAnswer {
  /** The value to learn from: the truth where it is known, else what a person says, else the model's decision. */
  readonly value: Value | null
  readonly source: Source | null
  /** What people say in the end, with the decision it comes from; corrections replace its value. */
  readonly human: {
    readonly value: Value
    readonly decider: string
    readonly decidedAt: number
    readonly decision: ExportDecision
    readonly corrected: boolean
  } | null
  /** The answer that figures are made of: the earliest independent one, also where it was taken back. */
  readonly first: ExportDecision | null
  /** The prediction beside it: of the version that the item was routed to, else of the latest. */
  readonly prediction: ExportPrediction | null
}

/** A suggestion that a person changed is that person's answer; the model's own value stands beside it. */
export function answerOf(
  item: ExportItem,
  predictions: readonly ExportPrediction[] = item.predictions,
): ItemAnswer {
  const inOrder =
    item.decisions.length < 2
      ? item.decisions
      : item.decisions.toSorted((a, b) => a.decidedAt - b.decidedAt || a.number - b.number)
  const human = humanAnswer(item, inOrder)
  const first = inOrder.find((one) => one.independent) ?? null
  const prediction = chooseChief(item, predictions)
  const { truth, automatic } = item
  const rest = { human, first, prediction }
  if (truth !== null && truth.value !== null)
    return { value: truth.value, source: truth.source, ...rest }
  if (human) return { value: human.value, source: 'human', ...rest }
  if (automatic) return { value: automatic.value, source: 'model', ...rest }
  return { value: null, source: null, ...rest }
}

function humanAnswer(item: ExportItem, inOrder: readonly ExportDecision[]): ItemAnswer['human'] {
  const decision = inOrder.find((one) => !one.takenBack)
  if (!decision) return null
  const correction = item.corrections.at(-1)
  return correction
    ? {
        value: correction.value,
        decider: correction.decider,
        decidedAt: correction.at,
        decision,
        corrected: true,
      }
    : {
        value: decision.value,
        decider: decision.decider,
        decidedAt: decision.decidedAt,
        decision,
        corrected: false,
      }
}

function chooseChief(
  { route, automatic }: ExportItem,
  predictions: readonly ExportPrediction[],
): ExportPrediction | null {
  const chief = automatic ?? route
  const ofChief = predictions.find(
    (one) => one.model === chief?.model && one.version === chief.version,
  )
  return ofChief ?? predictions.at(-1) ?? null
}
