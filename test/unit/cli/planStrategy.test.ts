import { describe, expect, it } from 'vitest'
import {
  findContradiction,
  planStrategy,
  type StrategyFlags,
} from '../../../cli/commands/automation/planStrategy'
import type { Strategy } from '../../../shared/schema/deployment'
import { v1, v2, v3 } from '../../make/deployment'

const flags = (parts: Partial<StrategyFlags>): StrategyFlags => ({
  kind: 'single',
  version: null,
  share: null,
  slot: null,
  ...parts,
})

const nothing: Strategy = { kind: 'single', serving: null }
const single: Strategy = { kind: 'single', serving: v1 }
const silent: Strategy = { kind: 'silent', serving: v1, candidates: [v2] }
const canary: Strategy = { kind: 'canary', serving: v1, candidate: v2, share: 0.25 }
const slots: Strategy = { kind: 'blue-green', blue: v1, green: v2, weight: 0, home: 'blue' }

describe('the strategy that flags mean', () => {
  it.each<[string, Strategy, Partial<StrategyFlags>, Strategy]>([
    ['the first version serves', nothing, { kind: 'single', version: v1 }, single],
    [
      'the first version shadows',
      nothing,
      { kind: 'shadow', version: v1 },
      { kind: 'shadow', serving: v1 },
    ],
    [
      'a canary ends with its candidate in charge',
      canary,
      { kind: 'single', version: v2 },
      { kind: 'single', serving: v2 },
    ],
    ['a candidate listens', single, { kind: 'silent', version: v2 }, silent],
    ['a silent candidate that is there stays', silent, { kind: 'silent', version: v2 }, silent],
    [
      'a second candidate listens beside the first',
      silent,
      { kind: 'silent', version: v3 },
      { kind: 'silent', serving: v1, candidates: [v2, v3] },
    ],
    [
      'a canary begins with the first step',
      silent,
      { kind: 'canary', version: v2 },
      { kind: 'canary', serving: v1, candidate: v2, share: 0.05 },
    ],
    [
      'a canary begins with a share of its own',
      single,
      { kind: 'canary', version: v2, share: 0.1 },
      { kind: 'canary', serving: v1, candidate: v2, share: 0.1 },
    ],
    [
      'a share alone is for the candidate that is there',
      canary,
      { kind: 'canary', share: 0.5 },
      { kind: 'canary', serving: v1, candidate: v2, share: 0.5 },
    ],
    [
      'a share may be zero',
      canary,
      { kind: 'canary', version: v2, share: 0 },
      { kind: 'canary', serving: v1, candidate: v2, share: 0 },
    ],
    [
      'another candidate begins with the first step',
      canary,
      { kind: 'canary', version: v3 },
      { kind: 'canary', serving: v1, candidate: v3, share: 0.05 },
    ],
    [
      'the version in charge is blue, and keeps all items',
      single,
      { kind: 'blue-green', version: v2, slot: 'green' },
      slots,
    ],
    ['the new version is green by default', single, { kind: 'blue-green', version: v2 }, slots],
    [
      'green may begin with a share',
      single,
      { kind: 'blue-green', version: v2, share: 0.1 },
      { ...slots, weight: 0.1 },
    ],
    [
      'the new version may be blue, and gets nothing by it',
      single,
      { kind: 'blue-green', version: v2, slot: 'blue' },
      { kind: 'blue-green', blue: v2, green: v1, weight: 1, home: 'green' },
    ],
    ['items move', slots, { kind: 'blue-green', share: 0.5 }, { ...slots, weight: 0.5 }],
    [
      'items move with the version named',
      slots,
      { kind: 'blue-green', version: v2, slot: 'green', share: 1 },
      { ...slots, weight: 1 },
    ],
    [
      'a move that is over makes its slot home before the next',
      { ...slots, weight: 1 },
      { kind: 'blue-green', share: 0.5 },
      { ...slots, weight: 0.5, home: 'green' },
    ],
    [
      'a move that is under way keeps its home',
      { ...slots, weight: 0.5 },
      { kind: 'blue-green', share: 0.25 },
      { ...slots, weight: 0.25 },
    ],
    [
      'the empty slot takes another version',
      { ...slots, weight: 1 },
      { kind: 'blue-green', version: v3, slot: 'blue' },
      { kind: 'blue-green', blue: v3, green: v2, weight: 1, home: 'green' },
    ],
  ])('%s', (_name, present, asked, meant) => {
    expect(planStrategy(present, flags(asked))).toEqual(meant)
  })
})

describe('what flags cannot mean', () => {
  it.each<[Strategy, Partial<StrategyFlags>, string]>([
    [
      single,
      { kind: 'canary', share: 0.5 },
      '--share changes the share of a canary that is running',
    ],
    [single, { kind: 'blue-green', share: 0.5 }, '--share moves items between two slots'],
    [canary, { kind: 'canary', version: v2 }, 'has 25 % already'],
    [slots, { kind: 'blue-green', version: v2 }, 'in the green slot already'],
    [slots, { kind: 'blue-green', version: v3 }, 'which slot'],
    [single, { kind: 'blue-green', version: v2, slot: 'blue', share: 0.1 }, 'green’s part'],
    [slots, { kind: 'blue-green', version: v3, slot: 'blue', share: 0.1 }, 'green’s part'],
  ])('%j with %j', (present, asked, said) => {
    const plan = planStrategy(present, flags(asked))
    expect('wrongUse' in plan ? plan.wrongUse : plan).toContain(said)
  })

  it.each(['silent', 'canary', 'blue-green'] as const)('%s needs a version in charge', (kind) => {
    const plan = planStrategy(nothing, flags({ kind, version: v1 }))
    expect(plan).toHaveProperty('premature')
  })

  it.each<[Partial<StrategyFlags>, string]>([
    [{}, 'which version'],
    [{ version: v1, share: 0.5 }, '--share has no place'],
    [{ kind: 'shadow', version: v1, slot: 'blue' }, '--slot has no place'],
    [{ kind: 'canary', version: v1, slot: 'blue' }, '--slot has no place'],
    [{ kind: 'canary' }, 'which version'],
    [{ kind: 'blue-green', slot: 'green', share: 0.5 }, 'which version goes into the slot'],
  ])('%j, whatever is in force: %s', (asked, said) => {
    expect(findContradiction(flags(asked))).toContain(said)
  })

  it.each<Partial<StrategyFlags>>([
    { version: v1 },
    { kind: 'canary', share: 0.5 },
    { kind: 'blue-green', share: 0.5 },
  ])('but %j may mean something', (asked) => {
    expect(findContradiction(flags(asked))).toBeNull()
  })
})
