import { describe, expect, it } from 'vitest'
import { fitAnswer, isSameAnswer, type AnswerRules } from '../../../shared/schema/answer'
import type { Value } from '../../../shared/schema/event'
import { taskSchema } from '../../../shared/schema/task'

const rules = (facts: Partial<AnswerRules>): AnswerRules => ({
  kind: 'text',
  tolerance: 0,
  normalise: { ignoreCase: true, ignoreSpace: true },
  ...facts,
})
const number = (tolerance: number) => rules({ kind: 'number', tolerance })
const exact = rules({ normalise: { ignoreCase: false, ignoreSpace: false } })

describe('an answer', () => {
  it.each<[string, Value, Value | null]>([
    ['label', 'cat', 'cat'],
    ['label', ['cat'], null],
    ['labels', ['dog', 'cat', 'dog'], ['cat', 'dog']],
    ['labels', [], []],
    ['labels', 'cat', null],
    ['number', 3.5, 3.5],
    ['number', -0, 0],
    ['number', '3.5', null],
    ['number', 1e13, null],
    ['text', ' As it was said ', ' As it was said '],
    ['text', 3, null],
  ])('of kind %s: %j is kept as %j', (kind, value, kept) => {
    const fitted = fitAnswer(rules({ kind: kind as AnswerRules['kind'] }).kind, value)
    expect('value' in fitted ? fitted.value : null).toEqual(kept)
  })

  it.each<[AnswerRules, Value, Value, boolean]>([
    [rules({ kind: 'label' }), 'cat', 'cat', true],
    [rules({ kind: 'label' }), 'cat', 'Cat', false],
    [rules({ kind: 'labels' }), ['cat', 'dog'], ['cat', 'dog'], true],
    [rules({ kind: 'labels' }), ['cat'], ['cat', 'dog'], false],
    [rules({ kind: 'labels' }), [], [], true],
    [number(0), 1, 1, true],
    [number(0), 1, 1.0001, false],
    [number(0.1), 0.3, 0.2, true],
    [number(0.1), 0.3, 0.19, false],
    [rules({}), 'Straße  1', 'STRASSE 1 ', true],
    [rules({}), 'ﬁne', 'fine', true],
    [rules({}), 'é', 'e\u0301', true],
    [rules({}), 'a b', 'ab', false],
    [exact, 'a  b', 'a b', false],
    [exact, 'Ab', 'ab', false],
    [exact, 'é', 'e\u0301', true],
  ])('under %j: %j and %j are the same: %s', (under, a, b, same) => {
    expect(isSameAnswer(under, a, b)).toBe(same)
    expect(isSameAnswer(under, b, a)).toBe(same)
  })
})

describe('a task', () => {
  const cat = { id: 'cat' }
  it.each([
    ['label', [cat], false],
    ['label', [cat, { id: 'dog' }], true],
    ['labels', [], false],
    ['labels', [cat], true],
    ['number', [], true],
    ['number', [cat], false],
    ['text', [], true],
    ['text', [cat], false],
    ['colour', [], false],
  ])('of kind %s with labels %j may be defined: %s', (kind, labels, ok) => {
    expect(taskSchema.safeParse({ id: 't', kind, labels }).success).toBe(ok)
  })
})
