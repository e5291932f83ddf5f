import { expect, it } from 'vitest'
import { nodeFault } from '../../../cli/node'

it.each([
  ['22.18.0', true],
  ['22.20.1', true],
  ['24.0.0', true],
  ['22.17.9', false],
  ['20.20.2', false],
  ['9.99.0', false],
])('Node %s is enough for 22.18: %s', (version, isEnough) => {
  expect(nodeFault(version, '>=22.18') === null).toBe(isEnough)
})

it('an old Node is told which one is needed, and this one is not', () => {
  expect(nodeFault('20.20.2', '>=22.18')).toContain('Node 22.18 or newer, and this is Node 20.20.2')
  expect(nodeFault(process.versions.node)).toBeNull()
})
