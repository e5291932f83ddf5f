/** What a reviewer may say of a disagreement. */
export const rulingKinds = ['model-right', 'human-right', 'both-wrong', 'ambiguous'] as const
export type RulingKind = (typeof rulingKinds)[number]
