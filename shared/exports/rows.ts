import type { ExportRows } from '../schema/export'
import type { RowSource } from './columns'
import { chooseDecisions, hasAutomaticRow, type ChosenItem, type ExportScope } from './filter'

type Rest = Pick<RowSource, 'task' | 'split' | 'payload' | 'people' | 'isSame'>

/** The rows of one item: itself, or one for each decision on it. */
export function rowsOf(
  chosen: ChosenItem,
  rows: ExportRows,
  scope: ExportScope,
  facts: Omit<Rest, 'isSame'>,
): readonly RowSource[] {
  const rest = { ...facts, isSame: scope.isSame }
  return rows === 'item' ? [itemRow(chosen, rest)] : decisionRows(chosen, scope, rest)
}

/** How many rows an item makes, without making them. */
export function countRows(chosen: ChosenItem, rows: ExportRows, scope: ExportScope): number {
  if (rows === 'item') return 1
  return chooseDecisions(chosen, scope).length + (hasAutomaticRow(chosen, scope) ? 1 : 0)
}

function itemRow(chosen: ChosenItem, rest: Rest): RowSource {
  const { human, first, value, source } = chosen.answer
  const decision = human?.decision ?? first
  const { automatic } = chosen.item
  const isOfPeople = decision !== null
  return {
    ...rest,
    chosen,
    by: isOfPeople ? 'human' : automatic ? 'model' : null,
    decider: human?.decider ?? first?.decider ?? null,
    decidedAt: human?.decidedAt ?? decision?.decidedAt ?? automatic?.decidedAt ?? null,
    // Whoever corrects has seen what came of the first answer.
    independent: isOfPeople ? decision.independent && human?.corrected !== true : null,
    decision,
    value,
    valueFrom: source,
  }
}

function decisionRows(chosen: ChosenItem, scope: ExportScope, rest: Rest): readonly RowSource[] {
  const people = chooseDecisions(chosen, scope).map((decision): RowSource => ({
    ...rest,
    chosen,
    by: 'human',
    decider: decision.decider,
    decidedAt: decision.decidedAt,
    independent: decision.independent,
    decision,
    value: decision.value,
    valueFrom: 'human',
  }))
  const { automatic } = chosen.item
  if (!automatic || !hasAutomaticRow(chosen, scope)) return people
  const model: RowSource = {
    ...rest,
    chosen,
    by: 'model',
    decider: null,
    decidedAt: automatic.decidedAt,
    independent: null,
    decision: null,
    value: automatic.value,
    valueFrom: 'model',
  }
  return [model, ...people]
}
