import { describe, expect, it } from 'vitest'
import {
  addRule,
  changeRule,
  conditionOf,
  draftOf,
  removeRule,
  type GroupDraft,
  type RuleDraft,
} from '../../../renderer/screens/automation/conditions/draft'
import type { ReviewCondition } from '../../../shared/schema/conditions'

const every: ReviewCondition = {
  kind: 'any',
  of: [
    { kind: 'confidence', from: 0.4, to: 0.6 },
    { kind: 'label', labels: ['benign', 'malignant'] },
    {
      kind: 'all',
      of: [
        { kind: 'segment', key: 'site', values: ['north', 'south, east'] },
        { kind: 'margin', below: 0.25 },
        { kind: 'random', share: 0.005 },
      ],
    },
  ],
}

/** One condition with these parts, as it is filled in. */
function rule(parts: Partial<RuleDraft>): GroupDraft {
  const draft = addRule(draftOf(null), 0, 'rule')
  return changeRule(draft, 1, (one) => (one.kind === 'group' ? one : { ...one, ...parts }))
}

describe('a draft of review conditions', () => {
  it('says the same as what it began with', () => {
    expect(conditionOf(draftOf(every))).toEqual({ ok: true, value: every })
    const single: ReviewCondition = { kind: 'label', labels: ['benign'] }
    expect(conditionOf(draftOf(single))).toEqual({ ok: true, value: single })
    expect(conditionOf(draftOf(null))).toEqual({ ok: true, value: null })
  })

  it('takes on conditions and groups, each of its own, and lets them go', () => {
    const one = addRule(draftOf(null), 0, 'rule')
    const two = addRule(one, 0, 'group')
    const inner = two.of[1]
    expect(inner).toMatchObject({ kind: 'group', join: 'all', of: [{ kind: 'confidence' }] })
    const three = addRule(two, inner?.id ?? -1, 'rule')
    expect(conditionOf(three)).toMatchObject({
      value: { kind: 'any', of: [{ kind: 'confidence' }, { kind: 'all', of: [{}, {}] }] },
    })
    expect(new Set(idsOf(three)).size).toBe(idsOf(three).length)
    expect(removeRule(three, inner?.id ?? -1)).toEqual(one)
    expect(conditionOf(removeRule(one, 1))).toEqual({ ok: true, value: null })
  })

  it.each<[Partial<RuleDraft>, string]>([
    [{ kind: 'confidence', from: 'x' }, 'between 0 and 1'],
    [{ kind: 'confidence', to: '1.2' }, 'between 0 and 1'],
    [{ kind: 'confidence', from: '0.6', to: '0.4' }, 'lower confidence comes first'],
    [{ kind: 'label', labels: [] }, 'at least one label'],
    [{ kind: 'segment', key: ' ', values: 'north' }, 'Name the segment'],
    [{ kind: 'segment', key: 'site', values: ' \n ' }, 'at least one value'],
    [{ kind: 'margin', below: '' }, 'between 0 and 1'],
    [{ kind: 'random', share: '101' }, 'between 0 and 100'],
    [{ kind: 'random', share: '-1' }, 'between 0 and 100'],
  ])('%j is told with the condition it is in', (parts, message) => {
    expect(conditionOf(rule(parts))).toMatchObject({
      ok: false,
      error: { id: 1, message: expect.stringContaining(message) },
    })
  })

  it('does not take an empty group for anything', () => {
    const draft = addRule(draftOf(null), 0, 'group')
    expect(conditionOf(removeRule(draft, 1))).toMatchObject({
      error: { id: 2, message: expect.stringContaining('empty') },
    })
  })

  it('reads what people write', () => {
    expect(conditionOf(rule({ kind: 'random', share: ' 2.5 ' }))).toMatchObject({
      value: { kind: 'random', share: 0.025 },
    })
    expect(
      conditionOf(rule({ kind: 'segment', key: ' site ', values: 'north\n\n south \nnorth' })),
    ).toMatchObject({ value: { key: 'site', values: ['north', 'south'] } })
  })
})

function idsOf(group: GroupDraft): readonly number[] {
  return [group.id, ...group.of.flatMap((one) => (one.kind === 'group' ? idsOf(one) : [one.id]))]
}
