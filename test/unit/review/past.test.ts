import { expect, it } from 'vitest'
import { isHarmless, maySeeWholePast } from '../../../shared/review/past'

it.each([
  [{ isDeciding: true, hasDecided: true, sawAll: true }, false],
  [{ isDeciding: false, hasDecided: true, sawAll: false }, true],
  [{ isDeciding: false, hasDecided: false, sawAll: true }, true],
  [{ isDeciding: false, hasDecided: false, sawAll: false }, false],
])(
  'all that happened is for whoever has decided or seen all, and never while deciding: %j',
  (facts, may) => {
    expect(maySeeWholePast(facts)).toBe(may)
  },
)

it('while deciding nothing is told but that the item came, and own acts', () => {
  expect(isHarmless({ kind: 'arrived' })).toBe(true)
  expect(isHarmless({ kind: 'decided', by: { isOwn: true } })).toBe(true)
  for (const kind of ['routed', 'predicted', 'decided-by-model', 'turned-out'])
    expect(isHarmless({ kind })).toBe(false)
  expect(isHarmless({ kind: 'deferred', by: { isOwn: false } })).toBe(false)
})
