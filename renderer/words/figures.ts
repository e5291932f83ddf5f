import { formatPercent } from './numbers'

/** What each figure says, in a sentence for somebody who has not studied statistics. */
export const figureWords = {
  agreement: 'How often model and person gave the same answer.',
  wilson: 'Where the true rate lies, with 95 % confidence, if one looks once.',
  clopperPearson: 'The same, never too narrow: exact, a little wider.',
  confidenceSequence: 'Holds however often one looks. The gate goes by this one.',
  kappa: 'Agreement beyond what chance alone would give. 1 is perfect, 0 is chance.',
  gwetAC1: 'Like kappa, and steady where one label is far more common than the others.',
  krippendorffAlpha: 'Agreement beyond chance that also allows for small samples.',
  mcc: 'Correlation between the answers of model and person. 1 is perfect, 0 is chance.',
  meanJaccard:
    'Of all labels that model or person gave, the share that both gave, averaged over the items. 1 is the same labels everywhere.',
  meanAbsoluteDifference:
    'How far the numbers of model and person lie apart on average, in the unit of the answers.',
  concordance:
    'Lin’s: how close both numbers lie to being the same. 1 is always the same; both bias and scatter lower it.',
  humanHuman: 'How often two people gave the same answer to the same item.',
  ece: 'How far confidence and agreement lie apart on average, over 15 bins of equal width. 0 is perfect.',
  adaptiveEce: 'The same over 15 parts with equally many pairs.',
  brier:
    'Mean squared distance of the confidence from what happened. 0 is perfect; it rewards being sure and right.',
  brierMulticlass: 'The same over the scores of all labels.',
  aurc: 'The error among the most confident items, averaged over every share of them. Smaller is better.',
  threshold: 'The boldest threshold that the evidence shows to keep errors within the limit.',
  coverage: 'The share of items at or above that threshold.',
  upperBound: 'The error there is at most this, however often one looks.',
  automationBias:
    'It is measured on wrong suggestions that a person saw before deciding, once it is known that they were wrong.',
} as const

/** Where the agreement stands beside its target, by the bounds that hold however often one looks. */
export function standingWords(
  {
    confidenceSequence95: [low, high],
  }: { readonly confidenceSequence95: readonly [number, number] },
  target: number,
): string {
  const aim = `the target of ${formatPercent(target)}`
  if (low >= target)
    return `That is above ${aim}: it is at least ${formatPercent(low)}, however often one looks.`
  if (high < target)
    return `That is below ${aim}: it is at most ${formatPercent(high)}, however often one looks.`
  return `It is open whether that reaches ${aim}: anything from ${formatPercent(low)} to ${formatPercent(high)} fits what was seen.`
}
