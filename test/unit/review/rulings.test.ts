import { describe, expect, it } from 'vitest'
import { planCorrection } from '../../../shared/review/correct'
import { wantsAnotherOpinion } from '../../../shared/review/nextOpinion'
import { planRuling, type RulingFacts } from '../../../shared/review/rule'
import { chooseTruth } from '../../../shared/review/truth'
import { orderVoices } from '../../../shared/review/voices'

const [cat, dog, owl] = [0, 1, 2]

/** In place of a hash. */
const reversing = (text: string) => text.split('').toReversed().join('')

describe('a ruling', () => {
  const facts: RulingFacts = {
    itemExists: true,
    heldByOther: false,
    kind: 'model-right',
    value: null,
    predicted: cat,
    answer: dog,
    people: [dog, owl],
    isSame: Object.is,
  }

  it.each<[string, Partial<RulingFacts>, number | null]>([
    ['the model is right', {}, cat],
    ['people are right', { kind: 'human-right' }, dog],
    ['the other person is right', { kind: 'human-right', value: owl }, owl],
    ['both are wrong', { kind: 'both-wrong', value: 3 }, 3],
    ['nobody can tell', { kind: 'ambiguous' }, null],
  ])('where %s', (_, given, value) => {
    expect(planRuling({ ...facts, ...given })).toEqual({ ok: true, value })
  })

  it.each<[string, Partial<RulingFacts>]>([
    ['no_item', { itemExists: false }],
    ['held_by_other', { heldByOther: true }],
    ['undecided', { answer: null }],
    ['unknown_value', { kind: 'both-wrong', value: 'unknown' }],
    ['no_prediction', { predicted: null }],
    ['nobody_said', { kind: 'human-right', value: cat }],
    ['no_value', { kind: 'both-wrong' }],
    ['somebody_right', { kind: 'both-wrong', value: cat }],
    ['somebody_right', { kind: 'both-wrong', value: owl }],
  ])('is refused as %s', (error, given) => {
    expect(planRuling({ ...facts, ...given })).toEqual({ ok: false, error })
  })
})

describe('ground truth', () => {
  it.each([
    [null, null, null],
    [{ label: cat }, null, { label: cat, source: 'outcome' }],
    [null, { label: dog }, { label: dog, source: 'ruling' }],
    [null, { label: null }, { label: null, source: 'ruling' }],
    [{ label: cat }, { label: dog }, { label: cat, source: 'outcome' }],
  ])('of outcome %j and ruling %j is %j', (outcome, ruling, truth) => {
    expect(chooseTruth(outcome, ruling)).toEqual(truth)
  })
})

describe('one more person is asked', () => {
  const cats = { decider: 1, label: cat }
  const dogs = { decider: 2, label: dog }
  const third = { decider: 3, label: owl }
  it.each([
    ['where the draw says so', true, false, [cats], 2, true],
    ['not without the draw', false, true, [cats], 3, false],
    ['not where nobody is left', true, false, [cats], 1, false],
    ['where two differ', false, true, [cats, dogs], 3, true],
    ['not where two differ and the task does not ask', true, false, [cats, dogs], 3, false],
    ['not where two agree', true, true, [cats, { ...dogs, label: cat }], 3, false],
    ['not a fourth', true, true, [cats, dogs, third], 4, false],
  ])('%s', (_, isDrawn, thirdOpinion, opinions, people, expected) => {
    expect(wantsAnotherOpinion({ isDrawn, thirdOpinion, opinions, people }, Object.is)).toBe(
      expected,
    )
  })
})

describe('a correction', () => {
  const facts = {
    itemExists: true,
    told: { cursor: 7, label: cat },
    isOwn: true,
    mayCorrectOthers: false,
    label: dog,
  }
  it('replaces the last line that was told', () => {
    expect(planCorrection(facts)).toEqual({ ok: true, value: { corrects: 7, label: dog } })
    const others = { ...facts, isOwn: false, mayCorrectOthers: true }
    expect(planCorrection(others)).toMatchObject({ ok: true })
  })
  it.each([
    ['no_item', { itemExists: false }],
    ['no_label', { label: null }],
    ['not_told', { told: null }],
    ['not_own', { isOwn: false }],
    ['same_answer', { label: cat }],
  ])('is refused as %s', (error, given) => {
    expect(planCorrection({ ...facts, ...given })).toEqual({ ok: false, error })
  })
})

describe('voices', () => {
  const voices = Array.from({ length: 30 }, (_, index) => ({
    key: `person ${index}`,
    by: 'person' as const,
    name: `name ${index}`,
  }))
  const item = { task: 't', itemId: 'i', hideNames: true }

  it('come in the same order however they were given', () => {
    const names = (given: typeof voices) =>
      orderVoices(given, { ...item, hideNames: false }, reversing).map((one) => one.name)
    expect(names(voices)).toEqual(names(voices.toReversed()))
    expect(names(voices)).not.toEqual(voices.map((one) => one.name))
  })

  it('are told apart by letters where names are hidden, one for each person', () => {
    const hidden = orderVoices(
      [...voices, ...voices.slice(0, 1).map((one) => ({ ...one, key: 'again' }))],
      item,
      reversing,
    )
    const names = new Set(hidden.map((one) => one.name))
    expect(names.size).toBe(30)
    expect([...names]).toContain('Person A')
    expect([...names]).toContain('Person AD')
  })
})
