import type { ReviewCondition } from '../schema/conditions'
import { drawItem, type Sha256 } from './bucket'
import { checkCondition, type ConditionFacts } from './conditions'

/** The rules by which the model decides an item: at `full` the threshold is 0. */
export interface RoutingRules {
  /** Null automates nothing. */
  readonly threshold: number | null
  readonly conditions: ReviewCondition | null
}

export interface DryRunItem extends ConditionFacts {
  readonly item: string
  /** What people or reality said of it; null where nobody did. */
  readonly truth: string | null
}

interface SideCount {
  readonly n: number
  /** Those of which the truth is known, and how often the model was wrong there. */
  readonly known: number
  readonly errors: number
}

/** What a change of rules would have done to past items. */
export interface DryRun {
  readonly n: number
  /** Decided by the model under the present rules, and under the new ones. */
  readonly before: SideCount
  readonly after: SideCount
  /** Decided by people now, by the model then; and the other way about. */
  readonly toModel: SideCount
  readonly toPeople: SideCount
}

/** Counts what other rules would have done to `items`, which all have a prediction of the version in charge. */
export function dryRun(
  task: string,
  rules: { readonly before: RoutingRules; readonly after: RoutingRules },
  items: readonly DryRunItem[],
  sha256: Sha256,
): DryRun {
  const sides = items.map((item) => ({
    item,
    before: isAutomatic(task, rules.before, item, sha256),
    after: isAutomatic(task, rules.after, item, sha256),
  }))
  const count = (isIn: (side: { before: boolean; after: boolean }) => boolean): SideCount =>
    countSide(sides.filter(isIn).map((side) => side.item))
  return {
    n: items.length,
    before: count(({ before }) => before),
    after: count(({ after }) => after),
    toModel: count(({ before, after }) => !before && after),
    toPeople: count(({ before, after }) => before && !after),
  }
}

function isAutomatic(
  task: string,
  { threshold, conditions }: RoutingRules,
  item: DryRunItem,
  sha256: Sha256,
): boolean {
  if (threshold === null || item.confidence < threshold) return false
  if (conditions === null) return true
  const answer = checkCondition(conditions, item, (salt, probability) =>
    drawItem(sha256, task, item.item, salt, probability),
  )
  return !answer.matches
}

function countSide(items: readonly DryRunItem[]): SideCount {
  const known = items.filter(({ truth }) => truth !== null)
  const errors = known.filter(({ truth, label }) => truth !== label)
  return { n: items.length, known: known.length, errors: errors.length }
}
