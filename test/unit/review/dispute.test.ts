import { describe, expect, it } from 'vitest'
import { isDisputed, standingAnswer } from '../../../shared/review/dispute'
import type { DecisionFact } from '../../../shared/review/evidence'

const [cat, dog] = [0, 1]

function said(decider: number, label: number, facts: Partial<DecisionFact> = {}): DecisionFact {
  return {
    id: decider,
    decider,
    label,
    decidedAt: decider,
    independent: true,
    withdrawn: false,
    ...facts,
  }
}

const shown = { independent: false }
const withdrawn = { withdrawn: true }

describe('a disagreement', () => {
  it.each([
    ['nobody decided', cat, [], false],
    ['all say the same', cat, [said(1, cat), said(2, cat)], false],
    ['the prediction differs', cat, [said(1, dog)], true],
    ['a second person differs', dog, [said(1, dog), said(2, cat)], true],
    ['people differ and no model speaks', null, [said(1, dog), said(2, cat)], true],
    ['the model says nothing', null, [said(1, dog)], false],
    ['what differs was taken back unseen', cat, [said(1, dog, withdrawn)], false],
    ['a suggestion was overruled', cat, [said(1, dog, shown)], true],
    ['a suggestion was followed', cat, [said(1, cat, shown)], false],
    ['somebody changed their own mind', cat, [said(1, cat), { ...said(1, dog), id: 2 }], false],
    ['a later person who saw the model differs', cat, [said(1, cat), said(2, dog, shown)], true],
  ])('where %s', (_, predicted, decisions, expected) => {
    expect(isDisputed({ predicted, decisions, isSettled: false }, Object.is)).toBe(expected)
  })

  it('is none any more once it is settled', () => {
    expect(
      isDisputed({ predicted: cat, decisions: [said(1, dog)], isSettled: true }, Object.is),
    ).toBe(false)
  })

  it('is held against the evidence, though somebody saw the model earlier', () => {
    expect(standingAnswer([said(1, dog, shown), said(2, cat)])).toMatchObject({ label: cat })
    expect(standingAnswer([said(2, dog, shown), said(1, cat, shown)])).toMatchObject({ label: cat })
    expect(standingAnswer([])).toBe(null)
  })
})
