/** What is known to be true of an item; `label` is null where a reviewer found it ambiguous. */
export interface Truth {
  readonly label: number | null
  readonly source: 'outcome' | 'ruling'
}

/** The ground truth: the latest outcome, else what the latest ruling says; null while there is neither. */
export function chooseTruth(
  outcome: { readonly label: number } | null,
  ruling: { readonly label: number | null } | null,
): Truth | null {
  if (outcome) return { label: outcome.label, source: 'outcome' }
  return ruling && { label: ruling.label, source: 'ruling' }
}
