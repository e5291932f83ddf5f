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
  humanHuman: 'How often two people gave the same answer to the same item.',
} as const
