import type { VersionComparison } from '../../shared/contract/automation'
import type { CanaryJudgement } from '../../shared/routing/canarySchedule'

interface Words {
  readonly name: string
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
  readonly what: string
}

/** How two versions compare on the same items. */
export const comparisonWords: Readonly<Record<VersionComparison['verdict'], Words>> = {
  insufficient: {
    name: 'Not enough evidence yet',
    tone: 'plain',
    what: 'Too few items have both predictions and a decision made without seeing them.',
  },
  better: {
    name: 'Better',
    tone: 'good',
    what: 'The candidate agrees with people at least as often as the serving version.',
  },
  'not-worse': {
    name: 'Not worse',
    tone: 'good',
    what: 'The candidate is not worse by more than the margin that the task allows.',
  },
  worse: {
    name: 'Worse',
    tone: 'bad',
    what: 'The serving version is ahead beyond doubt.',
  },
  open: {
    name: 'Still open',
    tone: 'warn',
    what: 'Neither is shown to be ahead yet.',
  },
}

/** What is said of a canary, on the items that each version had. */
export const canaryWords: Readonly<Record<CanaryJudgement['verdict'], Words>> = {
  insufficient: {
    name: 'Not enough evidence yet',
    tone: 'plain',
    what: 'Too few of its items have been decided by people.',
  },
  hold: { name: 'Hold', tone: 'warn', what: 'Not good enough for the next share yet.' },
  ready: { name: 'Ready', tone: 'good', what: 'Good enough for the next share.' },
  demote: {
    name: 'Worse',
    tone: 'bad',
    what: 'Worse beyond doubt: all items go back to the serving version.',
  },
}

/** Which of two versions is closer to people, in a sentence. */
export function aheadWords(
  ahead: 'a' | 'b' | 'open',
  names: { readonly a: string; readonly b: string },
): string {
  if (ahead === 'open')
    return 'Neither is shown to be ahead: the bounds hold no difference as well.'
  const [first, second] = ahead === 'a' ? [names.a, names.b] : [names.b, names.a]
  return `${first} agrees with people more often than ${second} beyond doubt.`
}
