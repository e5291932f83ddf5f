import type Database from 'better-sqlite3'
import type { PairedItem, PairOutcome, ReportFilter } from '../../../shared/contract/report'
import { chooseEvidence } from '../../../shared/review/evidence'
import { isInBin } from '../../../shared/stats/confidence/calibration'
import { computeComparison, noOutcomes, type OutcomeCounts } from '../../../shared/stats/comparison'
import type { PairsFilter } from '../../store/reader'
import type { TaskEntry } from '../catalogue/catalogue'
import type { Days } from './days'
import { Moments } from './moments'
import type { PredictionFact, StoredDecision } from '../routing/itemFacts'
import { labelCodes } from './labelTables'
import { mustFind } from '../rows'
import { momentOf, Scan, type ScannedItem } from '../checks/scan'

/** Within which days, stage and segment. */
type Range = Pick<ReportFilter, 'from' | 'to' | 'stage' | 'segment'>

/** All that a figure may compare on one item. */
interface ItemView {
  readonly item: ScannedItem
  /** The decision that counts in this list. */
  readonly human: StoredDecision | null
  readonly second: StoredDecision | null
  readonly prediction: ScannedItem['predictions'][number] | null
  readonly other: PredictionFact | null
}

/** Goes through the items themselves, for what no kept sum can answer. */
export class ItemLists {
  readonly #scan: Scan
  readonly #moments: Moments
  readonly #segment
  readonly #decider

  constructor(db: Database.Database, days: Days) {
    this.#scan = new Scan(db)
    this.#moments = new Moments(db, days)
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
      const views = viewsOf(item, version, other, filter.of).filter(isWanted)
      if (views.length === 0) continue
      // An item's answers stay together, so a page may hold a few more than the limit.
      if (pairs.length >= filter.limit) return { pairs, next: last }
      last = item.id
      pairs.push(...views.map((view) => this.#describe(task, view)))
    }
    return { pairs, next: null }
  }

  /** Two versions on the items that both predicted and a person decided. */
  compare(task: TaskEntry, a: number, b: number, range: Range) {
    const isWanted = this.#within(task, range)
    const isLabel = task.task.kind === 'label'
    const codes = isLabel ? labelCodes(task) : [anyAnswer]
    const counts = new Map<number, OutcomeCounts>(codes.map((code) => [code, noOutcomes]))
    for (const { item, first, prediction } of this.#scan.pairs(task.id, a)) {
      const other = item.predictions.find((one) => one.version === b)
      if (!other || !isWanted(item, first.decidedAt)) continue
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
    const { bin, atLeast, decider, versus } = filter
    const isWithin = this.#within(task, filter)
    const isHuman = answersWith(task, filter.human)
    const isPredicted = answersWith(task, filter.predicted)
    return (view) => {
      const differs = disagrees(task, view, filter.of)
      const { item, human, prediction } = view
      const confidence = prediction?.confidence ?? null
      return !(
        differs === null ||
        (filter.onlyDisagreements && !differs) ||
        !isHuman(human) ||
        !isPredicted(prediction) ||
        (bin !== null && (confidence === null || !isInBin(confidence, bin))) ||
        (atLeast !== null && (confidence === null || confidence < atLeast)) ||
        (decider !== null && this.#nameOf(human) !== decider) ||
        (versus !== null && !hasOutcome(task, view, versus.outcome)) ||
        !isWithin(item, momentOfView(view, filter.of))
      )
    }
  }

  #within(task: TaskEntry, range: Range): (item: ScannedItem, at: number) => boolean {
    const isWithin = this.#moments.within(task.id, range)
    const segment =
      range.segment &&
      (this.#segment.get(task.id, range.segment.key, range.segment.value)?.id ?? -1)
    return (item, at) =>
      (segment === null || item.segments.includes(segment)) && (isWithin === null || isWithin(at))
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

/** What a list may hold of one item: the item itself, or each of the answers that the list is about. */
function viewsOf(
  item: ScannedItem,
  version: number,
  other: number | null,
  of: PairsFilter['of'],
): readonly ItemView[] {
  const find = (id: number | null) => item.predictions.find((one) => one.version === id) ?? null
  const view = (human: StoredDecision | null, second: StoredDecision | null): ItemView => {
    return { item, human, second, prediction: find(version), other: find(other) }
  }
  switch (of) {
    case 'decisions':
      return item.decisions
        .filter((one) => one.independent && !one.withdrawn)
        .map((one) => view(one, null))
    case 'shown':
      return item.arrivedAt !== null
        ? item.decisions.filter((one) => !one.independent).map((one) => view(one, null))
        : []
    case 'pairs':
    case 'people':
    case 'modelTruth':
    case 'humanTruth': {
      const { first, second } = chooseEvidence(item.decisions)
      return item.arrivedAt !== null ? [view(first, second)] : []
    }
  }
}

/** When that was decided which a list holds; filters go by it. */
function momentOfView({ item, human, prediction }: ItemView, of: PairsFilter['of']): number {
  if (of === 'modelTruth' && prediction) return momentOf(item, human, prediction)
  return human?.decidedAt ?? Number.NaN
}

/** Whether an answer is this label, or of several labels has it among them; null asks for none. */
function answersWith({ task, codeByLabel, answers }: TaskEntry, label: string | null) {
  return (given: { readonly label: number } | null): boolean => {
    if (label === null) return true
    if (given === null) return false
    if (task.kind === 'label') return given.label === codeByLabel.get(label)
    const value = answers.valueOf(given.label)
    return Array.isArray(value) && value.includes(label)
  }
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
    case 'decisions':
      return human && (prediction ? differ(human.label, prediction.label) : false)
    case 'shown':
      if (truth === null || human === null || prediction === null) return null
      return differ(prediction.label, truth) ? differ(human.label, prediction.label) : null
  }
}

function hasOutcome(
  task: TaskEntry,
  { human, prediction, other }: ItemView,
  outcome: PairOutcome | null,
): boolean {
  return human !== null && prediction !== null && other !== null
    ? outcome === null || outcomeOf(task, human, prediction, other) === outcome
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
