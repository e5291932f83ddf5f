import type { Policy } from '../../../shared/schema/task'

type Kind = 'share' | 'count' | 'coefficient' | 'choice'

interface Words {
  readonly name: string
  readonly what: string
  readonly kind: Kind
}

/** What each part of a promotion policy is called and does, in the order of the form. */
export const policyWords: Readonly<Record<keyof Policy, Words>> = {
  minReviews: {
    name: 'Least reviews',
    what: 'So many pairs of answers a gate wants to see before it says anything but “too little”.',
    kind: 'count',
  },
  targetAgreement: {
    name: 'Target agreement',
    what: 'Model and people agree at least this often; the lower bound has to reach it, not the figure.',
    kind: 'share',
  },
  minKappa: {
    name: 'Least kappa',
    what: 'Agreement beyond chance, from −1 to 1. It catches a model that always gives the commonest answer.',
    kind: 'coefficient',
  },
  confidenceLevel: {
    name: 'Confidence level',
    what: 'How sure every bound is. More needs more reviews for the same verdict.',
    kind: 'share',
  },
  maxSelectiveError: {
    name: 'Most errors of the model alone',
    what: 'Of what the model decides by itself at most this share may be wrong.',
    kind: 'share',
  },
  maxCriticalError: {
    name: 'Most misses of critical labels',
    what: 'Of items whose right answer is a critical label the model may miss at most this share.',
    kind: 'share',
  },
  minCoverage: {
    name: 'Least coverage',
    what: 'The model has to decide at least this share of the items, else automation is not worth it.',
    kind: 'share',
  },
  nonInferiorityMargin: {
    name: 'How much worse is still as good',
    what: 'A new version may agree less often than the one in charge by at most this much.',
    kind: 'share',
  },
  segmentFloor: {
    name: 'Least agreement in each segment',
    what: 'No segment with enough reviews may lie below this, however good the whole is.',
    kind: 'share',
  },
  minSegmentReviews: {
    name: 'Least reviews in a segment',
    what: 'Segments with fewer are not judged on their own.',
    kind: 'count',
  },
  autoDemote: {
    name: 'Step down by itself',
    what: 'When the audit alarm rings people decide again at once, without waiting for a lead.',
    kind: 'choice',
  },
  secondApproval: {
    name: 'Two leads for a promotion',
    what: 'A promotion waits until a second lead has approved it.',
    kind: 'choice',
  },
}

/** The fields in the order in which they are shown. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table above has exactly these keys
export const policyOrder = Object.keys(policyWords) as readonly (keyof Policy)[]
