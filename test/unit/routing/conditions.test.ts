import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawItem } from '../../../shared/routing/bucket'
import { checkCondition, type ConditionFacts, marginOf } from '../../../shared/routing/conditions'
import { dryRun, type DryRunItem } from '../../../shared/routing/dryRun'
import { explainCondition } from '../../../shared/routing/explain'
import { conditionSchema, type ReviewCondition } from '../../../shared/schema/conditions'
import { taskSchema } from '../../../shared/schema/task'
import { sha256 } from '../../make/routing'

const facts: ConditionFacts = {
  label: '7',
  confidence: 0.83,
  scores: { '1': 0.12, '7': 0.83 },
  segment: { site: 'north' },
}

const check = (condition: ReviewCondition, parts: Partial<ConditionFacts> = {}) =>
  checkCondition(condition, { ...facts, ...parts }, (salt, probability) =>
    drawItem(sha256, 'digits', 'digit-1', salt, probability),
  )

const yes: ReviewCondition = { kind: 'label', labels: ['7'] }
const no: ReviewCondition = { kind: 'label', labels: ['3'] }

describe('a review condition', () => {
  it.each<[ReviewCondition, boolean, string]>([
    [{ kind: 'confidence', from: 0.5, to: 0.83 }, true, 'confidence 0.83 is from 0.5 to 0.83'],
    [{ kind: 'confidence', from: 0.84, to: 1 }, false, 'confidence 0.83 is not from 0.84 to 1'],
    [yes, true, 'the model says 7'],
    [{ kind: 'label', labels: ['3', '8'] }, false, 'the model says 7, not 3 or 8'],
    [{ kind: 'segment', key: 'site', values: ['north'] }, true, 'site is north'],
    [{ kind: 'segment', key: 'site', values: ['south'] }, false, 'site is north, not south'],
    [{ kind: 'segment', key: 'toString', values: ['x'] }, false, 'toString is not given, not x'],
    [{ kind: 'margin', below: 0.8 }, true, 'the two best labels are 0.71 apart, less than 0.8'],
    [
      { kind: 'margin', below: 0.7 },
      false,
      'the two best labels are 0.71 apart, not less than 0.7',
    ],
    [{ kind: 'random', share: 1 }, true, 'drawn by chance at 100 %'],
    [{ kind: 'random', share: 0 }, false, 'not drawn by chance at 0 %'],
    [
      { kind: 'all', of: [yes, { kind: 'random', share: 1 }] },
      true,
      'the model says 7 and drawn by chance at 100 %',
    ],
    [{ kind: 'all', of: [yes, no] }, false, 'the model says 7, not 3'],
    [{ kind: 'any', of: [no, yes] }, true, 'the model says 7'],
    [
      { kind: 'any', of: [no, { kind: 'all', of: [yes, no] }] },
      false,
      'the model says 7, not 3 and the model says 7, not 3',
    ],
  ])('%j: %s', (condition, matches, why) => {
    expect(check(condition)).toMatchObject({ matches, why })
  })

  it('sends an item to people whose margin nobody knows', () => {
    for (const scores of [null, {}, { '7': 0.83 }])
      expect(check({ kind: 'margin', below: 0.1 }, { scores }).matches).toBe(true)
    expect(marginOf({ a: 0.2, b: 0.5, c: 0.4 })).toBeCloseTo(0.1, 12)
    expect(marginOf({ a: 0.5, b: 0.5 })).toBe(0)
  })

  it('records every draw, also one that does not decide', () => {
    const condition: ReviewCondition = {
      kind: 'any',
      of: [
        yes,
        { kind: 'random', share: 0.25 },
        { kind: 'all', of: [{ kind: 'random', share: 0 }] },
      ],
    }
    expect(check(condition).draws.map(({ salt, probability }) => [salt, probability])).toEqual([
      ['review', 0.25],
      ['review', 0],
    ])
  })

  it('explains itself in a sentence', () => {
    const condition: ReviewCondition = {
      kind: 'any',
      of: [
        { kind: 'all', of: [yes, { kind: 'margin', below: 0.2 }] },
        { kind: 'segment', key: 'site', values: ['north', 'east'] },
        { kind: 'confidence', from: 0, to: 0.6 },
        { kind: 'random', share: 0.05 },
      ],
    }
    expect(explainCondition(condition)).toBe(
      '(the model says 7 and the two best labels are less than 0.2 apart) or site is north or east or ' +
        'confidence is from 0 to 0.6 or the item is among a random 5 %',
    )
  })

  it('is "or" and "and" as logic has it', () => {
    const leaf = fc.constantFrom(yes, no)
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 5 }), (of) => {
        const each = of.map((one) => check(one).matches)
        expect(check({ kind: 'all', of }).matches).toBe(each.every(Boolean))
        expect(check({ kind: 'any', of }).matches).toBe(each.some(Boolean))
      }),
    )
  })
})

const parseWith = (conditions: unknown) =>
  taskSchema.safeParse({
    id: 't',
    kind: 'label',
    labels: [{ id: '3' }, { id: '7' }],
    review: { conditions },
  })

describe('a review condition from a file', () => {
  const nest = (depth: number): unknown =>
    depth === 0 ? yes : { kind: 'any', of: [nest(depth - 1)] }

  it('may nest three deep and no deeper', () => {
    expect(conditionSchema.safeParse(nest(3)).success).toBe(true)
    expect(conditionSchema.safeParse(nest(4)).success).toBe(false)
    expect(conditionSchema.safeParse(nest(1000)).success).toBe(false)
  })

  it.each([
    [{ kind: 'confidence', from: 0.9, to: 0.5 }],
    [{ kind: 'all', of: [] }],
    [{ kind: 'random', share: 1.5 }],
    [{ kind: 'segment', key: 'site', values: [] }],
    [{ kind: 'always' }],
  ])('%j is refused', (condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false)
  })

  it('fills in the ends of a confidence range', () => {
    expect(conditionSchema.parse({ kind: 'confidence', to: 0.5 })).toEqual({
      kind: 'confidence',
      from: 0,
      to: 0.5,
    })
  })

  it('names only labels that the task has', () => {
    expect(parseWith({ kind: 'any', of: [yes, no] }).success).toBe(true)
    const refused = parseWith({ kind: 'any', of: [{ kind: 'label', labels: ['9'] }] })
    expect(refused.error?.issues).toMatchObject([
      {
        path: ['review', 'conditions'],
        message: 'names the label "9", which the task does not have',
      },
    ])
  })
})

const item = (name: string, confidence: number, truth: string | null): DryRunItem => ({
  ...facts,
  item: name,
  confidence,
  truth,
})

describe('a dry run', () => {
  const items = [
    item('a', 0.99, '7'),
    item('b', 0.9, '1'),
    item('c', 0.8, '7'),
    item('d', 0.8, '1'),
    item('e', 0.7, null),
    item('f', 0.2, '7'),
  ]
  const run = (before: number | null, after: number | null, conditions: ReviewCondition | null) =>
    dryRun(
      'digits',
      { before: { threshold: before, conditions: null }, after: { threshold: after, conditions } },
      items,
      sha256,
    )

  it('counts who moves where, and the errors known among them', () => {
    expect(run(0.9, 0.7, null)).toEqual({
      n: 6,
      before: { n: 2, known: 2, errors: 1 },
      after: { n: 5, known: 4, errors: 2 },
      toModel: { n: 3, known: 2, errors: 1 },
      toPeople: { n: 0, known: 0, errors: 0 },
    })
  })

  it('counts what a condition would send to people', () => {
    expect(run(0.7, 0.7, { kind: 'confidence', from: 0, to: 0.8 })).toMatchObject({
      before: { n: 5 },
      after: { n: 2 },
      toPeople: { n: 3, known: 2, errors: 1 },
    })
  })

  it('of nothing automatic changes nothing', () => {
    expect(run(null, null, null).after.n).toBe(0)
    expect(run(0, 0, null)).toMatchObject({ before: { n: 6 }, after: { n: 6 }, toModel: { n: 0 } })
  })

  it('leaves every item on one side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (before, after, share) => {
          const found = run(before, after, { kind: 'random', share })
          expect(found.before.n + found.toModel.n - found.toPeople.n).toBe(found.after.n)
        },
      ),
    )
  })
})
