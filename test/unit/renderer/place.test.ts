import fc from 'fast-check'
import { expect, it } from 'vitest'
import { paramsToPlace, placeToParams } from '../../../renderer/screens/agreement/place'
import { stages } from '../../../shared/schema/deployment'
import { formatAddress, parseAddress } from '../../../renderer/state/address'

const day = fc.constantFrom(null, '2026-03-01', '2024-02-29')
const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'))
const version = fc.option(fc.tuple(name, name).map(([model, one]) => `${model}\n${one}`))
const place = fc.record({
  filter: fc.record({
    from: day,
    to: day,
    segment: fc.option(fc.record({ key: name, value: fc.string() })),
    stage: fc.constantFrom(null, ...stages),
  }),
  version,
  compareWith: version,
})

it('whatever is chosen comes back from its address', () => {
  fc.assert(
    fc.property(name, place, (task, chosen) => {
      const hash = `#${formatAddress({ screen: 'agreement', params: placeToParams(task, chosen) })}`
      const { screen, params } = parseAddress(hash)
      expect(screen).toBe('agreement')
      expect(params['task']).toBe(task)
      expect(paramsToPlace(params)).toEqual(chosen)
    }),
  )
})

it('what is no day or no version is taken as not chosen', () => {
  const { params } = parseAddress(
    '#agreement?task=t&from=soon&to=2026-99-99&model=eyes&segment=site&stage=rehearsal',
  )
  expect(paramsToPlace(params)).toEqual({
    filter: { from: null, to: null, segment: null, stage: null },
    version: null,
    compareWith: null,
  })
})

it('an address of nothing names no screen', () => {
  expect(parseAddress('')).toEqual({ screen: '', params: {} })
})
