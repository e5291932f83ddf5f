import type { EventLine, ImportContext } from './context'
import type { Fields } from './fields'

export interface ImportedItem {
  readonly id: string
  readonly payload: Fields | null
  readonly segment: Readonly<Record<string, string>> | null
}

/** An item without an id of its own is called after its content, so that the same one is the same item. */
export function nameItem(
  id: string | null,
  payload: Fields | null,
  { sha256 }: ImportContext,
): string | null {
  if (id !== null) return id
  return payload === null ? null : `item-${sha256(JSON.stringify(payload)).slice(0, 20)}`
}

export interface ImportedPrediction {
  readonly event: string | null
  readonly model: string | null
  readonly version: string | null
  readonly value: unknown
  readonly confidence: unknown
  readonly scores?: unknown
  readonly explanation?: unknown
  readonly at: string | null
}

export function predictionLine(
  item: ImportedItem,
  said: ImportedPrediction,
  context: ImportContext,
): EventLine {
  const model = said.model ?? context.model ?? undefined
  const version = said.version ?? context.version ?? undefined
  return {
    type: 'prediction',
    id: said.event ?? madeId(context, ['prediction', item.id, model, version]),
    task: context.task,
    model,
    version,
    item: {
      id: item.id,
      ...(item.payload ? { payload: item.payload } : {}),
      ...(item.segment ? { segment: item.segment } : {}),
    },
    prediction: {
      value: said.value,
      confidence: said.confidence,
      ...(said.scores === undefined || said.scores === null ? {} : { scores: said.scores }),
      ...(said.explanation === undefined || said.explanation === null
        ? {}
        : { explanation: said.explanation }),
    },
    created_at: said.at ?? context.at,
  }
}

export interface ImportedDecision {
  readonly event: string | null
  readonly decider: string | null
  readonly value: unknown
  readonly at: string | null
  readonly sawPrediction: boolean
  readonly durationMs?: number | null
  readonly note?: string | null
}

export function decisionLine(
  itemId: string,
  said: ImportedDecision,
  context: ImportContext,
): EventLine {
  const decider = said.decider ?? context.decider ?? undefined
  return {
    type: 'decision',
    id: said.event ?? madeId(context, ['decision', itemId, decider, said.value, said.at]),
    task: context.task,
    item_id: itemId,
    decider,
    value: said.value,
    decided_at: said.at ?? context.at,
    ...(said.sawPrediction ? { saw_prediction: true } : {}),
    ...(typeof said.durationMs === 'number' ? { duration_ms: said.durationMs } : {}),
    ...(said.note ? { note: said.note } : {}),
  }
}

export function outcomeLine(
  itemId: string,
  truth: { readonly value: unknown; readonly at: string | null },
  context: ImportContext,
): EventLine {
  return {
    type: 'outcome',
    id: madeId(context, ['outcome', itemId, truth.value, truth.at]),
    task: context.task,
    item_id: itemId,
    value: truth.value,
    observed_at: truth.at ?? context.at,
  }
}

/** The same content has the same id, so importing it again counts nothing twice. */
function madeId({ sha256, task }: ImportContext, parts: readonly unknown[]): string {
  return `import-${sha256(JSON.stringify([task, ...parts])).slice(0, 32)}`
}
