import { fail, succeed, type Result } from '../../../../shared/result'
import { conditionSchema, type ReviewCondition } from '../../../../shared/schema/conditions'
import { firstFieldError } from '../../../../shared/schema/issues'
import type { Task } from '../../../../shared/schema/task'

export type Conditions = Task['review']['conditions']

export const ruleKinds = ['confidence', 'label', 'segment', 'margin', 'random'] as const
type RuleKind = (typeof ruleKinds)[number]

/** One condition as it is filled in: what every kind needs at once, so that looking at another one loses nothing. */
export interface RuleDraft {
  readonly id: number
  readonly kind: RuleKind
  readonly from: string
  readonly to: string
  readonly labels: readonly string[]
  readonly key: string
  /** One a line. */
  readonly values: string
  readonly below: string
  /** In percent. */
  readonly share: string
}

export interface GroupDraft {
  readonly id: number
  readonly kind: 'group'
  readonly join: 'all' | 'any'
  readonly of: readonly (RuleDraft | GroupDraft)[]
}

/** What is wrong, and in which condition. */
export interface DraftFault {
  readonly id: number
  readonly message: string
}

/** How deep groups may lie within one another, the outermost counted. */
export const deepestGroup = 3

const emptyRule: Omit<RuleDraft, 'id'> = {
  kind: 'confidence',
  from: '0.5',
  to: '0.6',
  labels: [],
  key: '',
  values: '',
  below: '0.2',
  share: '5',
}

/** Starts from the conditions in force; always a group, so that more can be added. */
export function draftOf(condition: ReviewCondition | null): GroupDraft {
  let id = 0
  const read = (one: ReviewCondition): RuleDraft | GroupDraft => {
    id += 1
    const own = id
    switch (one.kind) {
      case 'all':
      case 'any':
        return { id: own, kind: 'group', join: one.kind, of: one.of.map(read) }
      case 'confidence':
        return { ...emptyRule, id: own, kind: one.kind, from: `${one.from}`, to: `${one.to}` }
      case 'label':
        return { ...emptyRule, id: own, kind: one.kind, labels: one.labels }
      case 'segment':
        return {
          ...emptyRule,
          id: own,
          kind: one.kind,
          key: one.key,
          values: one.values.join('\n'),
        }
      case 'margin':
        return { ...emptyRule, id: own, kind: one.kind, below: `${one.below}` }
      case 'random':
        return { ...emptyRule, id: own, kind: one.kind, share: percentOf(one.share) }
    }
  }
  const root = condition === null ? null : read(condition)
  return root?.kind === 'group'
    ? root
    : { id: 0, kind: 'group', join: 'any', of: root ? [root] : [] }
}

/** The condition that a draft stands for: null where it is empty. A group of one is that one. */
export function conditionOf(draft: GroupDraft): Result<Conditions, DraftFault> {
  if (draft.of.length === 0) return succeed(null)
  const built = build(draft)
  if (!built.ok) return built
  const parsed = conditionSchema.safeParse(built.value)
  if (parsed.success) return succeed(parsed.data)
  const { path, message } = firstFieldError(parsed.error)
  return fail({ id: draft.id, message: `${path} ${message}` })
}

function build(one: RuleDraft | GroupDraft): Result<unknown, DraftFault> {
  if (one.kind !== 'group') return buildRule(one)
  if (one.of.length === 0)
    return fail({ id: one.id, message: 'A group is empty: add a condition to it, or remove it.' })
  const parts: unknown[] = []
  for (const inner of one.of) {
    const built = build(inner)
    if (!built.ok) return built
    parts.push(built.value)
  }
  return succeed(parts.length === 1 ? parts[0] : { kind: one.join, of: parts })
}

function buildRule(rule: RuleDraft): Result<unknown, DraftFault> {
  const wrong = (message: string) => fail({ id: rule.id, message })
  switch (rule.kind) {
    case 'confidence': {
      const [from, to] = [unitOf(rule.from), unitOf(rule.to)]
      if (from === null || to === null) return wrong('A confidence lies between 0 and 1.')
      if (from > to) return wrong('The lower confidence comes first.')
      return succeed({ kind: rule.kind, from, to })
    }
    case 'label':
      return rule.labels.length === 0
        ? wrong('Choose at least one label.')
        : succeed({ kind: rule.kind, labels: rule.labels })
    case 'segment': {
      const values = [...new Set(rule.values.split('\n').map((one) => one.trim()))].filter(
        (one) => one !== '',
      )
      if (rule.key.trim() === '') return wrong('Name the segment, such as site.')
      if (values.length === 0) return wrong('Give at least one value of the segment, one a line.')
      return succeed({ kind: rule.kind, key: rule.key.trim(), values })
    }
    case 'margin': {
      const below = unitOf(rule.below)
      return below === null
        ? wrong('How far two labels are apart lies between 0 and 1.')
        : succeed({ kind: rule.kind, below })
    }
    case 'random': {
      const share = numberOf(rule.share)
      return share === null || share > 100
        ? wrong('A share lies between 0 and 100 %.')
        : succeed({ kind: rule.kind, share: Number((share / 100).toFixed(6)) })
    }
  }
}

/** With one condition, or one group, changed. */
export function changeRule(
  group: GroupDraft,
  id: number,
  change: (one: RuleDraft | GroupDraft) => RuleDraft | GroupDraft,
): GroupDraft {
  const next = (one: RuleDraft | GroupDraft): RuleDraft | GroupDraft => {
    const changed = one.id === id ? change(one) : one
    return changed.kind === 'group' ? { ...changed, of: changed.of.map(next) } : changed
  }
  const root = next(group)
  return root.kind === 'group' ? root : group
}

/** With a condition, or a group with one in it, at the end of a group. */
export function addRule(draft: GroupDraft, into: number, what: 'rule' | 'group'): GroupDraft {
  const id = largestId(draft) + 1
  const rule: RuleDraft = { ...emptyRule, id }
  const added: RuleDraft | GroupDraft =
    what === 'rule' ? rule : { id: id + 1, kind: 'group', join: 'all', of: [rule] }
  return changeRule(draft, into, (one) =>
    one.kind === 'group' ? { ...one, of: [...one.of, added] } : one,
  )
}

export function removeRule(group: GroupDraft, id: number): GroupDraft {
  return {
    ...group,
    of: group.of
      .filter((one) => one.id !== id)
      .map((one) => (one.kind === 'group' ? removeRule(one, id) : one)),
  }
}

function largestId(one: RuleDraft | GroupDraft): number {
  return one.kind === 'group' ? Math.max(one.id, ...one.of.map(largestId)) : one.id
}

function numberOf(text: string): number | null {
  const trimmed = text.trim()
  return /^(\d+(\.\d*)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : null
}

function unitOf(text: string): number | null {
  const number = numberOf(text)
  return number === null || number > 1 ? null : number
}

function percentOf(share: number): string {
  return String(Number((share * 100).toFixed(4)))
}
