/** What is known when it has to be said whether one more person is asked. */
export interface OpinionFacts {
  /** The item was drawn for a second opinion. */
  readonly isDrawn: boolean
  /** The task wants a third person where two differ. */
  readonly thirdOpinion: boolean
  /** What people say whose decisions stand, one each. */
  readonly opinions: readonly { readonly decider: number; readonly label: number }[]
  /** People who could be asked at all. */
  readonly people: number
}

/** True where one more person is to decide, blind. With everybody asked already there is nobody left. */
export function wantsAnotherOpinion(
  facts: OpinionFacts,
  isSame: (a: number, b: number) => boolean,
): boolean {
  const { opinions, people } = facts
  const asked = new Set(opinions.map((one) => one.decider)).size
  if (people <= asked) return false
  if (asked === 1) return facts.isDrawn
  const differ = opinions.some((one) => !isSame(one.label, opinions[0]?.label ?? one.label))
  return asked === 2 && facts.thirdOpinion && differ
}
