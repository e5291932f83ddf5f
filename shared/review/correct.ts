import { fail, succeed, type Result } from '../result'

/** What is known when somebody wants another answer to stand for one that has left the house. */
export interface CorrectionFacts {
  readonly itemExists: boolean
  /** The last line that producers were told of the item; null while nothing has left. */
  readonly told: { readonly cursor: number; readonly label: number } | null
  /** The first line was this person's own decision. */
  readonly isOwn: boolean
  /** Reviewers may also correct what others or the model decided. */
  readonly mayCorrectOthers: boolean
  /** Null where the task has no such label. */
  readonly label: number | null
}

export type CorrectionProblem = 'no_item' | 'no_label' | 'not_told' | 'not_own' | 'same_answer'

/** The line to replace and what to put there. Evidence is no part of it: the first answer keeps counting. */
export function planCorrection(
  facts: CorrectionFacts,
): Result<{ readonly corrects: number; readonly label: number }, CorrectionProblem> {
  const { told, label } = facts
  if (!facts.itemExists) return fail('no_item')
  if (label === null) return fail('no_label')
  if (told === null) return fail('not_told')
  if (!facts.isOwn && !facts.mayCorrectOthers) return fail('not_own')
  if (told.label === label) return fail('same_answer')
  return succeed({ corrects: told.cursor, label })
}
