import { nextShare } from '../../../../shared/routing/canarySchedule'
import {
  isSameVersion,
  servingVersion,
  type Slot,
  type Strategy,
  type VersionRef,
} from '../../../../shared/schema/deployment'

/** What is filled in for every strategy at once, so that looking at another one loses nothing. */
export interface Draft {
  readonly kind: Strategy['kind']
  readonly single: VersionRef
  /** In charge at present, or to be put in charge where none is. */
  readonly serving: VersionRef
  readonly hasServing: boolean
  readonly silent: readonly VersionRef[]
  readonly canary: VersionRef
  readonly share: number
  readonly blue: VersionRef
  readonly green: VersionRef
  readonly weight: number
  readonly home: Slot
}

/** The shares through which a canary goes, first to last. */
export const canarySteps: readonly number[] = stepsFrom(0)

function stepsFrom(share: number): readonly number[] {
  const next = nextShare(share)
  return next === null ? [] : [next, ...stepsFrom(next)]
}

const nobody: VersionRef = { model: '', version: '' }

/** Starts from a strategy. `versions` are those that have predicted, the latest first. */
export function draftOf(
  strategy: Strategy,
  versions: readonly VersionRef[],
  isPresent: boolean,
): Draft {
  const present = servingVersion(strategy)
  const serving = present ?? versions[0] ?? nobody
  const other = versions.find((one) => !isSameVersion(one, serving)) ?? serving
  const slots =
    strategy.kind === 'blue-green'
      ? strategy
      : ({ blue: serving, green: other, weight: 0, home: 'blue' } as const)
  return {
    // With another version at hand, a look at it beside the serving one is the safest beginning.
    kind:
      isPresent && strategy.kind === 'single' && present !== null && versions.length > 1
        ? 'silent'
        : strategy.kind,
    single: isPresent && present !== null ? other : serving,
    serving: strategy.kind === 'canary' ? strategy.serving : serving,
    hasServing: present !== null,
    silent: strategy.kind === 'silent' ? strategy.candidates : other === serving ? [] : [other],
    canary: strategy.kind === 'canary' ? strategy.candidate : other,
    share: strategy.kind === 'canary' ? strategy.share : (canarySteps[0] ?? 0.05),
    blue: slots.blue,
    green: slots.green,
    weight: slots.weight,
    home: slots.home,
  }
}

/** The strategy that a draft stands for. */
export function strategyOf(draft: Draft): Strategy {
  const { serving } = draft
  switch (draft.kind) {
    case 'single':
      return { kind: 'single', serving: draft.single }
    case 'silent':
      return { kind: 'silent', serving, candidates: [...draft.silent] }
    case 'shadow':
      return { kind: 'shadow', serving }
    case 'canary':
      return { kind: 'canary', serving, candidate: draft.canary, share: draft.share }
    case 'blue-green': {
      const { blue, green, weight, home } = draft
      return { kind: 'blue-green', blue, green, weight, home }
    }
  }
}
