import type { Value } from '../schema/event'
import type { ExportFilter } from '../schema/export'
import { answerOf, type ItemAnswer } from './answer'
import type { ExportDecision, ExportItem, ExportPrediction } from './facts'

/** A day of the workspace as a number, for an instant. */
export type DayOf = (at: number) => number

/** The filter as it is applied: days as numbers. */
export interface ExportScope {
  readonly filter: ExportFilter
  readonly firstDay: number
  readonly lastDay: number
  readonly onlyNew: boolean
  readonly dayOf: DayOf
  readonly isSame: IsSame
}

/** True where two answers of the task mean the same. */
export type IsSame = (a: Value, b: Value) => boolean

/** An item that is exported, with what is said of it. */
export interface ChosenItem {
  readonly item: ExportItem
  readonly answer: ItemAnswer
  /** Those of the versions asked for. */
  readonly predictions: readonly ExportPrediction[]
}

export type Choice =
  | { readonly kind: 'kept'; readonly chosen: ChosenItem }
  /** Nobody decided it; or the model did, and that was not asked for; or a filter leaves it out. */
  | { readonly kind: 'left-out'; readonly why: 'undecided' | 'automatic' | 'filter' }

/** Says whether an item belongs to the export. */
export function chooseItem(item: ExportItem, scope: ExportScope): Choice {
  const { filter } = scope
  const predictions = predictionsOf(item, filter)
  const answer = answerOf(item, predictions)
  if (answer.human === null && answer.first === null && item.truth === null) {
    const why = item.automatic === null ? 'undecided' : 'automatic'
    if (!filter[why]) return { kind: 'left-out', why }
  }
  const isKept =
    (filter.versions.length === 0 || predictions.length > 0) &&
    (filter.stages.length === 0 ||
      (item.route !== null && filter.stages.includes(item.route.stage))) &&
    (filter.lanes.length === 0 || hasLane(answer.human?.decision ?? answer.first, filter.lanes)) &&
    (!filter.onlyGroundTruth || (item.truth !== null && item.truth.value !== null)) &&
    (!filter.onlyDisagreements || isDisagreement(item, predictions, scope.isSame)) &&
    (!scope.onlyNew || hasNews(item)) &&
    isWithin(decidedAt(item, answer), scope)
  return isKept
    ? { kind: 'kept', chosen: { item, answer, predictions } }
    : { kind: 'left-out', why: 'filter' }
}

/** The decisions of a chosen item that get a row each. */
export function chooseDecisions(
  { item }: ChosenItem,
  scope: ExportScope,
): readonly ExportDecision[] {
  const { lanes } = scope.filter
  const isTruthNew = item.truth?.isNew === true || item.corrections.some((one) => one.isNew)
  return item.decisions.filter(
    (one) =>
      (lanes.length === 0 || hasLane(one, lanes)) &&
      isWithin(one.decidedAt, scope) &&
      (!scope.onlyNew || one.isNew || isTruthNew),
  )
}

/** True where the model's decision gets a row beside those of people. */
export function hasAutomaticRow({ item }: ChosenItem, scope: ExportScope): boolean {
  const { automatic } = item
  return (
    automatic !== null &&
    scope.filter.automatic &&
    scope.filter.lanes.length === 0 &&
    isWithin(automatic.decidedAt, scope) &&
    (!scope.onlyNew || automatic.isNew || item.truth?.isNew === true)
  )
}

function predictionsOf({ predictions }: ExportItem, { versions }: ExportFilter) {
  if (versions.length === 0) return predictions
  return predictions.filter((one) =>
    versions.some(({ model, version }) => one.model === model && one.version === version),
  )
}

const hasLane = (decision: ExportDecision | null, lanes: readonly string[]): boolean =>
  decision !== null && decision.lane !== null && lanes.includes(decision.lane)

/** When what is said of the item in the end was said. */
function decidedAt(item: ExportItem, { human, first }: ItemAnswer): number {
  const at = human?.decidedAt ?? first?.decidedAt ?? item.automatic?.decidedAt ?? item.truth?.at
  return at ?? 0
}

function isWithin(at: number, { filter, firstDay, lastDay, dayOf }: ExportScope): boolean {
  if (filter.from === null && filter.to === null) return true
  const day = dayOf(at)
  return day >= firstDay && day <= lastDay
}

/** A prediction and a decision differ, or two people's decisions do. */
function isDisagreement(
  item: ExportItem,
  predictions: readonly ExportPrediction[],
  isSame: IsSame,
): boolean {
  const { decisions } = item
  return decisions.some(
    (one) =>
      predictions.some((prediction) => !isSame(prediction.value, one.value)) ||
      decisions.some((other) => other.decider !== one.decider && !isSame(other.value, one.value)),
  )
}

function hasNews({ decisions, corrections, automatic, truth }: ExportItem): boolean {
  return (
    decisions.some((one) => one.isNew) ||
    corrections.some((one) => one.isNew) ||
    truth?.isNew === true ||
    (decisions.length === 0 && automatic?.isNew === true)
  )
}

/** A filter in the form in which it is applied. */
export function scopeOf(
  filter: ExportFilter & { readonly onlyNew: boolean },
  facts: { readonly dayOf: DayOf; readonly isSame: IsSame },
): ExportScope {
  return {
    filter,
    firstDay: filter.from === null ? -Infinity : dayNumber(filter.from),
    lastDay: filter.to === null ? Infinity : dayNumber(filter.to),
    onlyNew: filter.onlyNew,
    ...facts,
  }
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
