import { settle } from '../../../shared/routing/blueGreen'
import { nextShare } from '../../../shared/routing/canarySchedule'
import { shareWords } from '../../../shared/routing/bucket'
import {
  isSameVersion,
  servingVersion,
  type Slot,
  type Strategy,
  type StrategyOf,
  type VersionRef,
} from '../../../shared/schema/deployment'
import { unreachable } from '../../../shared/result'
import { wrongUse, type WrongUse } from '../../command'

/** What `deploy` was told. */
export interface StrategyFlags {
  readonly kind: Strategy['kind']
  readonly version: VersionRef | null
  readonly share: number | null
  readonly slot: Slot | null
}

/** What the flags ask of a task that is not as far as that. */
export interface Premature {
  readonly premature: string
}

/** The strategy that the flags mean, beside the one in force; whether it may be, the data process says. */
export function planStrategy(
  present: Strategy,
  flags: StrategyFlags,
): Strategy | WrongUse | Premature {
  const { kind, version } = flags
  switch (kind) {
    case 'single':
    case 'shadow':
      return version === null ? nameVersion : { kind, serving: version }
    case 'silent':
      return version === null ? nameVersion : addSilent(present, version)
    case 'canary':
      return planCanary(present, flags)
    case 'blue-green':
      return present.kind === kind ? planSlots(present, flags) : startSlots(present, flags)
    default:
      return unreachable(kind)
  }
}

/** Flags that contradict each other or leave out too much, whatever is in force; null where there are none. */
export function findContradiction({ kind, version, share, slot }: StrategyFlags): string | null {
  const hasShares = kind === 'canary' || kind === 'blue-green'
  if (share !== null && !hasShares) return `--share has no place with --strategy ${kind}`
  if (slot !== null && kind !== 'blue-green') return `--slot has no place with --strategy ${kind}`
  if (version !== null) return null
  if (slot !== null) return 'which version goes into the slot? Name it with --model and --version'
  return hasShares && share !== null ? null : nameVersion.wrongUse
}

function addSilent(present: Strategy, version: VersionRef): Strategy | Premature {
  const serving = servingVersion(present)
  if (serving === null) return nothingServes
  const before = present.kind === 'silent' ? present.candidates : []
  const isThere = before.some((one) => isSameVersion(one, version))
  return { kind: 'silent', serving, candidates: isThere ? before : [...before, version] }
}

function planCanary(
  present: Strategy,
  { version, share }: StrategyFlags,
): Strategy | WrongUse | Premature {
  const serving = servingVersion(present)
  if (serving === null) return nothingServes
  const running = present.kind === 'canary' ? present : null
  const candidate = version ?? running?.candidate
  if (candidate === undefined)
    return wrongUse(
      '--share changes the share of a canary that is running, and none is; to begin one, name its candidate with --model and --version',
    )
  // Without a share a running canary would fall back to the first step.
  if (running !== null && share === null && isSameVersion(running.candidate, candidate))
    return wrongUse(`the candidate has ${shareWords(running.share)} already; --share changes that`)
  return { kind: 'canary', serving, candidate, share: share ?? nextShare(0) ?? 1 }
}

/** The version in charge keeps all items, in the other slot, unless green is given a share at once. */
function startSlots(
  present: Strategy,
  { version, share, slot }: StrategyFlags,
): Strategy | WrongUse | Premature {
  const serving = servingVersion(present)
  if (serving === null) return nothingServes
  if (version === null)
    return wrongUse(
      '--share moves items between two slots, and there are none yet; name the version for the second with --model and --version',
    )
  if (slot === 'blue' && share !== null) return shareIsGreens
  return slot === 'blue'
    ? { kind: 'blue-green', blue: version, green: serving, weight: 1, home: 'green' }
    : { kind: 'blue-green', blue: serving, green: version, weight: share ?? 0, home: 'blue' }
}

/** A move that is over is settled first, so that going back leads to where the new move began. */
function planSlots(
  present: StrategyOf<'blue-green'>,
  { version, share, slot }: StrategyFlags,
): Strategy | WrongUse {
  const settled = settle(present)
  const weight = share ?? settled.weight
  if (version === null) return { ...settled, weight }
  const taken = (['blue', 'green'] as const).find((one) => isSameVersion(present[one], version))
  const into = slot ?? taken
  if (into === undefined) return wrongUse('which slot does it go into? Say --slot blue or green')
  if (into !== taken) {
    if (into === 'blue' && share !== null) return shareIsGreens
    return into === 'blue'
      ? { ...settled, blue: version, weight }
      : { ...settled, green: version, weight }
  }
  if (share === null)
    return wrongUse(`it is in the ${into} slot already; --share moves items, it is green’s part`)
  return { ...settled, weight }
}

const nameVersion = wrongUse('which version? Name it with --model and --version')
const shareIsGreens = wrongUse(
  '--share is green’s part of the items; put the version into blue first, then move them',
)
const nothingServes: Premature = {
  premature: 'no version is in charge yet; deploy one with --strategy shadow or single first',
}
