import { describe, expect, it } from 'vitest'
import { checkSeen, type LaterChange } from '../../../shared/gates/transitions/stale'
import { makeDeployment, v1, v2 } from '../../make/deployment'

const present = makeDeployment({ stage: 'partial', threshold: 0.9, revision: 6 })
const later: readonly LaterChange[] = [
  { actor: 'lead-b', act: 'automation.promote', after: { ...present, revision: 5 } },
  { actor: 'lead-c', act: 'automation.threshold', after: present },
]

describe('an act on what somebody saw', () => {
  it('goes ahead on the present picture, and where nobody looked', () => {
    expect(checkSeen(6, present, () => later).ok).toBe(true)
    expect(checkSeen(null, present, () => later).ok).toBe(true)
  })

  it('is refused on an older one, with who changed what since', () => {
    expect(checkSeen(4, present, () => later)).toEqual({
      ok: false,
      error: {
        code: 'stale',
        message:
          'This was decided on revision 4, and since then lead-b promoted the model to partial (revision 5); lead-c set the threshold to 0.9 (revision 6). The present revision is 6: look again, then decide.',
      },
    })
  })

  it('is refused on one that never was', () => {
    expect(checkSeen(7, present, () => later)).toMatchObject({
      error: { code: 'stale', message: expect.stringContaining('no revision 7') },
    })
  })

  it.each<[string, Partial<LaterChange['after']>, string]>([
    ['automation.demote', { stage: 'assisted' }, 'took the model down to assisted'],
    ['automation.deploy', {}, 'set the strategy single'],
    [
      'automation.canary',
      { strategy: { kind: 'canary', serving: v1, candidate: v2, share: 0.25 } },
      'moved the canary to 25 %',
    ],
    ['automation.canary', {}, 'put the canary’s candidate in charge'],
    ['automation.conditions', {}, 'changed the review conditions'],
    ['automation.redefine', {}, 'changed the definition of the task'],
    ['automation.rollback', {}, 'rolled back to partial with the strategy single'],
  ])('tells of %s', (act, parts, words) => {
    const after = { ...present, ...parts }
    expect(checkSeen(5, present, () => [{ actor: 'lead-b', act, after }])).toMatchObject({
      error: { message: expect.stringContaining(`lead-b ${words} (revision 6)`) },
    })
  })
})
