import { describe, expect, it } from 'vitest'
import {
  isAbove,
  isAutomatic,
  lowerStage,
  nextStage,
  previousStage,
  steps,
} from '../../../shared/gates/stages'
import { stages } from '../../../shared/schema/deployment'

describe('the ladder', () => {
  it('goes from people to the model, one step at a time', () => {
    expect(steps.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'manual → shadow',
      'shadow → assisted',
      'assisted → partial',
      'partial → full',
    ])
    expect(nextStage('full')).toBeNull()
    expect(previousStage('manual')).toBeNull()
    for (const { from, to } of steps) {
      expect(nextStage(from)).toBe(to)
      expect(previousStage(to)).toBe(from)
      expect(isAbove(to, from)).toBe(true)
      expect(lowerStage(to, from)).toBe(from)
    }
  })

  it('lets the model decide at partial and full only', () => {
    expect(stages.filter(isAutomatic)).toEqual(['partial', 'full'])
  })
})
