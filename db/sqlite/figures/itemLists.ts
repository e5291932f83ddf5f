import type Database from 'better-sqlite3'
import type { PairedItem, PairOutcome } from '../../../shared/contract/report'
import { chooseEvidence } from '../../../shared/review/evidence'
import { isInBin } from '../../../shared/stats/confidence/calibration'
import { computeComparison, noOutcomes, type OutcomeCounts } from '../../../shared/stats/comparison'
import type { PairsFilter } from '../../store/reader'
import type { TaskEntry } from '../catalogue/catalogue'
import { textToDay, type Days } from './days'
import type { PredictionFact, StoredDecision } from '../routing/itemFacts'
import { labelCodes } from './labelTables'
import { mustFind } from '../rows'
import { Scan, type ScannedItem } from '../checks/scan'

/** Within which days and which segment. */
interface Range {
  readonly from: string | null
  readonly to: string | null
  readonly segment: { readonly key: string; readonly value: string } | null
}

/** All that a figure may compare on one item. */
interface ItemView {
  readonly item: ScannedItem
  /** The decision that counts in this list. */
  readonly human: StoredDecision | null
  readonly second: StoredDecision | null
  readonly prediction: PredictionFact | null
  readonly other: PredictionFact | null
}

/** Goes through the items themselves, for what no kept sum can answer. */
export class ItemLists {
  readonly #scan: Scan
  readonly #days: Days
  readonly #segment
  readonly #decider

  constructor(db: Database.Database, days: Days) {
    this.#scan = new Scan(db)
    this.#days = days
    this.#segment = db.prepare<[number, string, string], { id: number }>(
      'SELECT id FROM segments WHERE task = ? AND key = ? AND value = ?',
    )
    this.#decider = db.prepare<[number], { name: string }>('SELECT name FROM deciders WHERE id = ?')
  }

  /** The items behind a figure of one version, from item `after` on; `next` is null at the end. */
  read(task: TaskEntry, version: number, other: number | null, filter: PairsFilter) {
    const isWanted = this.#wants(task, filter)
    const pairs: PairedItem[] = []
    let last = 0
    for (const item of this.#scan.judgedItems(task.id, filter.after ?? 0)) {
      if (item.arrivedAt === null) continue
      const view = viewItem(item, version, other, filter.of)
      if (!isWanted(view)) continue
      if (pairs.length === filter.limit) return { pairs, next: last }
      last = item.id
      pairs.push(this.#describe(task, view))
    }
    return { pairs, next: null }
  }

  /** Two versions on the items that both predicted and a person decided. */
  compare(task: TaskEntry, a: number, b: number, range: Range) {
    const isWithin = this.#within(task, range)
    const isLabel = task.task.kind === 'label'
    const codes = isLabel ? labelCodes(task) : [anyAnswer]
    const counts = new Map<number, OutcomeCounts>(codes.map((code) => [code, noOutcomes]))
    for (const { item, first, prediction } of this.#scan.pairs(task.id, a)) {
      const other = item.predictions.find((one) => one.version === b)
      if (!other || !isWithin(item, first)) continue
      const outcome = keyOfOutcome[outcomeOf(task, first, prediction, other)]
      // Other answers than single labels hardly come twice, so they are counted together.
      const code = isLabel ? first.label : anyAnswer
      const sum = counts.get(code) ?? noOutcomes
      counts.set(code, { ...sum, [outcome]: sum[outcome] + 1 })
    }
    return computeComparison(
      [...counts].map(([code, sum]) => [isLabel ? task.answers.textOf(code) : 'any answer', sum]),
    )
  }

  #wants(task: TaskEntry, filter: PairsFilter): (view: ItemView) => boolean {
    const human = filter.human === null ? null : task.codeByLabel.get(filter.human)
    const predicted = filter.predicted === null ? null : task.codeByLabel.get(filter.predicted)
    const { bin, atLeast, decider, versus } = filter
    // What turned out to be true has no day, and its figures are not narrowed by days.
    const hasDays = filter.of === 'pairs' || filter.of === 'people'
    const isWithin = this.#within(task, hasDays ? filter : { ...filter, from: null, to: null })
    return (view) => {
      const differs = disagrees(task, view, filter.of)
      const { item, prediction } = view
      const confidence = prediction?.confidence ?? null
      return !(
        differs === null ||
        (filter.onlyDisagreements && !differs) ||
        (human !== null && view.human?.label !== human) ||
        (predicted !== null && prediction?.label !== predicted) ||
        (bin !== null && (confidence === null || !isInBin(confidence, bin))) ||
        (atLeast !== null && (confidence === null || confidence < atLeast)) ||
        (decider !== null && this.#nameOf(view.human) !== decider) ||
        (versus !== null && !hasOutcome(task, view, versus.outcome)) ||
        !isWithin(item, view.human)
      )
    }
  }

  #within(task: TaskEntry, range: Range) {
    const from = range.from === null ? -Infinity : textToDay(range.from)
    const to = range.to === null ? Infinity : textToDay(range.to)
    const segment =
      range.segment &&
      (this.#segment.get(task.id, range.segment.key, range.segment.value)?.id ?? -1)
    const hasDays = range.from !== null || range.to !== null
    return (item: ScannedItem, decision: StoredDecision | null): boolean => {
      if (segment !== null && !item.segments.includes(segment)) return false
      if (!hasDays) return true
      const day = decision && this.#days.dayOf(decision.decidedAt)
      return day !== null && day >= from && day <= to
    }
  }

  #describe(task: TaskEntry, { item, human, second, prediction, other }: ItemView): PairedItem {
    const nameOf = (code: number | undefined) =>
      code === undefined ? null : task.answers.valueOf(code)
    return {
      itemId: item.outsideId,
      human: nameOf(human?.label),
      decider: this.#nameOf(human),
      decidedAt: human?.decidedAt ?? null,
      predicted: nameOf(prediction?.label),
      confidence: prediction?.confidence ?? null,
      second: nameOf(second?.label),
      truth: nameOf(item.truth ?? undefined),
      other: nameOf(other?.label),
    }
  }

  #nameOf(decision: StoredDecision | null): string | null {
    return decision && mustFind(this.#decider.get(decision.decider), 'decider').name
  }
}

function viewItem(
  item: ScannedItem,
  version: number,
  other: number | null,
  of: PairsFilter['of'],
): ItemView {
  const { first, second } = chooseEvidence(item.decisions)
  const find = (id: number | null) => item.predictions.find((one) => one.version === id) ?? null
  const human = of === 'shown' ? (item.decisions.find((one) => !one.independent) ?? null) : first
  return { item, human, second, prediction: find(version), other: find(other) }
}

/** Whether the two answers that a list compares differ; null where the item does not belong in it. */
function disagrees({ answers }: TaskEntry, view: ItemView, of: PairsFilter['of']): boolean | null {
  const differ = (a: number, b: number) => !answers.isSame(a, b)
  const { human, second, prediction } = view
  const { truth } = view.item
  switch (of) {
    case 'pairs':
      return human && prediction && differ(human.label, prediction.label)
    case 'people':
      return human && second && differ(human.label, second.label)
    case 'modelTruth':
      return truth === null || prediction === null ? null : differ(prediction.label, truth)
    case 'humanTruth':
      return truth === null || human === null ? null : differ(human.label, truth)
    case 'shown':
      if (truth === null || human === null || prediction === null) return null
      return differ(prediction.label, truth) ? differ(human.label, prediction.label) : null
  }
}

function hasOutcome(
  task: TaskEntry,
  { human, prediction, other }: ItemView,
  outcome: PairOutcome,
): boolean {
  return human !== null && prediction !== null && other !== null
    ? outcomeOf(task, human, prediction, other) === outcome
    : false
}

function outcomeOf(
  { answers }: TaskEntry,
  human: StoredDecision,
  one: PredictionFact,
  other: PredictionFact,
): PairOutcome {
  const isOneRight = answers.isSame(one.label, human.label)
  const isOtherRight = answers.isSame(other.label, human.label)
  if (isOneRight) return isOtherRight ? 'both' : 'onlyThis'
  return isOtherRight ? 'onlyOther' : 'neither'
}

/** No answer has this number. */
const anyAnswer = -1

const keyOfOutcome = {
  both: 'both',
  onlyThis: 'onlyA',
  onlyOther: 'onlyB',
  neither: 'neither',
} as const satisfies Readonly<Record<PairOutcome, keyof OutcomeCounts>>
