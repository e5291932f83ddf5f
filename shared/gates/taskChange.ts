import type { Deployment } from '../schema/deployment'
import type { Policy, Task } from '../schema/task'
import { withoutEffect } from './evidence'
import type { Refusal } from './transitions/act'
import { planRedefinition } from './transitions/redefinition'

/** What hangs on a task's definition at present. */
export interface TaskUse {
  readonly deployment: Deployment
  readonly hasProposal: boolean
  /** True once anything was said of the task: then its kind of answer stays. */
  readonly isUsed: boolean
  readonly items: number
  /** How often each label stands in a pair of answers that was compared. */
  readonly answers: Readonly<Record<string, number>>
}

/** A part of the definition that figures are judged by. */
export type Judged = keyof Policy | 'labels' | 'critical' | 'tolerance' | 'normalise'

/** One thing that saving a definition brings about. */
export type TaskEffect =
  /** Gates need new answers: what was said so far is no evidence under this policy. */
  | { readonly kind: 'evidence-anew'; readonly because: readonly Judged[] }
  /** Audits and alarms start again; the pairs stay evidence. */
  | { readonly kind: 'audits-anew' }
  | { readonly kind: 'counted-anew' }
  | { readonly kind: 'proposal-withdrawn' }
  | { readonly kind: 'demoted'; readonly reason: string }
  | { readonly kind: 'routed-again'; readonly items: number }
  | { readonly kind: 'label-gone'; readonly label: string; readonly answers: number }
  | { readonly kind: 'lines-tried-again'; readonly lines: number }

export interface TaskChange {
  /** `none` where nothing differs. */
  readonly kind: 'none' | 'new' | 'changed'
  /** Why it cannot be saved like this; null where it can. */
  readonly refusal: (Refusal & { readonly path?: string }) | null
  readonly effects: readonly TaskEffect[]
}

export interface TaskChangeFacts {
  /** Null for a new task. */
  readonly before: Task | null
  readonly after: Task
  /** Null for a new task. */
  readonly use: TaskUse | null
  /** Lines that were set aside as they name this task, or a label that it lacks. */
  readonly setAside: SetAsideLines
}

export interface SetAsideLines {
  readonly unknownTask: number
  readonly unknownLabel: number
}

/** Says what saving a definition does, before it is done. */
export function describeTaskChange(facts: TaskChangeFacts): TaskChange {
  const { before, after, use, setAside } = facts
  if (before === null || use === null)
    return { kind: 'new', refusal: null, effects: linesEffect(setAside.unknownTask) }
  if (JSON.stringify(before) === JSON.stringify(after))
    return { kind: 'none', refusal: null, effects: [] }
  const kind = 'changed'
  const fault = kindFault(before, after, use.isUsed)
  if (fault !== null)
    return { kind, refusal: { code: 'conflict', path: 'kind', message: fault }, effects: [] }
  const { deployment, hasProposal } = use
  const plan = planRedefinition({ before, after, deployment, hasProposal })
  if (!plan.ok) return { kind, refusal: plan.error, effects: [] }
  const { evidence, withdrawsProposal, change } = plan.value
  const effects: TaskEffect[] = []
  if (change !== null) effects.push({ kind: 'demoted', reason: change.notice?.text ?? '' })
  if (use.isUsed && evidence.kind === 'start-anew')
    effects.push({ kind: 'evidence-anew', because: judgedOtherwise(before, after) })
  else if (use.isUsed && evidence.kind !== 'keep') effects.push({ kind: 'audits-anew' })
  if (withdrawsProposal) effects.push({ kind: 'proposal-withdrawn' })
  if (use.isUsed && isComparedOtherwise(before, after)) effects.push({ kind: 'counted-anew' })
  for (const label of labelsGone(before, after))
    effects.push({ kind: 'label-gone', label, answers: use.answers[label] ?? 0 })
  if (use.items > 0 && isRoutedOtherwise(before, after))
    effects.push({ kind: 'routed-again', items: use.items })
  const lines = addsLabels(before, after) ? setAside.unknownLabel : 0
  return {
    kind,
    refusal: null,
    effects: [...effects, ...linesEffect(setAside.unknownTask + lines)],
  }
}

/** Why the kind of answer cannot become another one; null where it can. */
export function kindFault(before: Task, after: Task, isUsed: boolean): string | null {
  return before.kind === after.kind || !isUsed
    ? null
    : `Task "${before.id}" has answers of kind "${before.kind}", which are no answers of kind "${after.kind}". Define another task.`
}

/** True where it changed which answers count as the same, or which of them are critical: then all is counted anew. */
export function isComparedOtherwise(before: Task, after: Task): boolean {
  return comparedBy(before) !== comparedBy(after)
}

/** True where lines that named a label the task lacked may now pass. */
export function addsLabels(before: Task, after: Task): boolean {
  const known = new Set(before.labels.map(({ id }) => id))
  return after.labels.some(({ id }) => !known.has(id))
}

function comparedBy({ kind, tolerance, normalise, labels }: Task): string {
  const critical = labels.filter((one) => one.critical).map((one) => one.id)
  return JSON.stringify([tolerance, normalise, kind === 'labels' ? critical.toSorted() : []])
}

/** The parts that make the evidence start anew, in the order of the form. */
function judgedOtherwise(before: Task, after: Task): readonly Judged[] {
  const differs = (part: (task: Task) => unknown) =>
    JSON.stringify(part(before)) !== JSON.stringify(part(after))
  const parts: readonly (readonly [Judged, (task: Task) => unknown])[] = [
    ['labels', ({ labels }) => labels.map(({ id }) => id).toSorted()],
    ['critical', (task) => criticalIn(task, before, after)],
    ['tolerance', ({ tolerance }) => tolerance],
    ['normalise', ({ normalise }) => normalise],
    ...policyFields(after).map(
      (field) => [field, ({ policy }: Task) => policy[field]] satisfies [Judged, unknown],
    ),
  ]
  return parts.filter(([, part]) => differs(part)).map(([name]) => name)
}

/** Only of labels that stay: others are told as labels already. */
function criticalIn(task: Task, before: Task, after: Task): readonly string[] {
  const stays = (id: string) => [before, after].every((one) => one.labels.some((l) => l.id === id))
  return task.labels
    .filter(({ id, critical }) => critical && stays(id))
    .map(({ id }) => id)
    .toSorted()
}

/** The fields of a policy that decide how a verdict comes about. */
function policyFields({ policy }: Task): readonly (keyof Policy)[] {
  return Object.keys(policy).filter(
    (name): name is keyof Policy => name in policy && !withoutEffect.has(name),
  )
}

/** Names, colours, keys and guidelines send no item elsewhere. */
function isRoutedOtherwise(before: Task, after: Task): boolean {
  return JSON.stringify(before.review) !== JSON.stringify(after.review)
}

function labelsGone(before: Task, after: Task): readonly string[] {
  const left = new Set(after.labels.map(({ id }) => id))
  return before.labels.map(({ id }) => id).filter((id) => !left.has(id))
}

function linesEffect(lines: number): readonly TaskEffect[] {
  return lines > 0 ? [{ kind: 'lines-tried-again', lines }] : []
}
