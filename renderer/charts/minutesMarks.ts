export interface MinuteFigures {
  readonly at: number
  readonly accepted: number
  readonly rejected: number
}

export interface MinuteMark {
  readonly figures: MinuteFigures
  /** Heights against the fullest minute, in [0, 1]; what was set aside stands on what was accepted. */
  readonly accepted: number
  readonly rejected: number
}

/** A column a minute, and the fullest one's total for the scale. */
export function minutesMarks(minutes: readonly MinuteFigures[]): {
  readonly most: number
  readonly marks: readonly MinuteMark[]
} {
  const most = minutes.reduce((max, one) => Math.max(max, one.accepted + one.rejected), 0)
  const share = (count: number) => (most === 0 ? 0 : count / most)
  const marks = minutes.map((figures) => ({
    figures,
    accepted: share(figures.accepted),
    rejected: share(figures.rejected),
  }))
  return { most, marks }
}
