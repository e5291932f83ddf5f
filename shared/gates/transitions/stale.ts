import type { Deployment } from '../../schema/deployment'
import { succeed, type Result } from '../../result'
import { refuse, type Refusal } from './act'

/** A change that came in between, oldest first; the deployment is what was in charge after it. */
export interface LaterChange {
  readonly actor: string
  readonly act: string
  readonly after: Deployment
}

/**
 * Refuses an act that goes by a picture of the past: whoever acts has to have seen what is in charge. Says who changed
 * what since. With `seen` null nothing was looked at, as on the command line, and the act goes by what is there.
 */
export function checkSeen(
  seen: number | null,
  present: Deployment,
  readLater: () => readonly LaterChange[],
): Result<null, Refusal> {
  if (seen === null || seen === present.revision) return succeed(null)
  if (seen > present.revision)
    return refuse(
      'stale',
      `There is no revision ${seen} yet; the present one is ${present.revision}.`,
    )
  const later = readLater().map(laterWords)
  const told = later.length === 0 ? 'something was changed' : later.join('; ')
  return refuse(
    'stale',
    `This was decided on revision ${seen}, and since then ${told}. The present revision is ${present.revision}: look again, then decide.`,
  )
}

function laterWords({ actor, act, after }: LaterChange): string {
  return `${actor} ${didWhat(act, after)} (revision ${after.revision})`
}

function didWhat(act: string, { stage, threshold, strategy }: Deployment): string {
  switch (act) {
    case 'automation.promote':
      return `promoted the model to ${stage}`
    case 'automation.demote':
      return `took the model down to ${stage}`
    case 'automation.threshold':
      return `set the threshold to ${threshold ?? 'none'}`
    case 'automation.rollback':
      return `rolled back to ${stage} with the strategy ${strategy.kind}`
    case 'automation.deploy':
      return `set the strategy ${strategy.kind}`
    case 'automation.canary':
      return strategy.kind === 'canary'
        ? `moved the canary to ${Number((strategy.share * 100).toFixed(4))} %`
        : 'put the canary’s candidate in charge'
    case 'automation.conditions':
      return 'changed the review conditions'
    case 'automation.redefine':
      return 'changed the definition of the task'
    case 'automation.adopt':
      return 'put the first version in charge'
    default:
      return 'changed something'
  }
}
