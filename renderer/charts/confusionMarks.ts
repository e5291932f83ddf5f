/** One cell of the table: how often people said one label and the model another. */
export interface ConfusionCell {
  readonly human: string
  readonly predicted: string
  readonly count: number
  /** Of all that people gave this label, the share that the model gave the other; 0 where there are none. */
  readonly rowShare: number
  readonly agrees: boolean
}

interface ConfusionRow {
  readonly human: string
  readonly total: number
  readonly cells: readonly ConfusionCell[]
}

export interface ConfusionMarks {
  readonly labels: readonly string[]
  readonly rows: readonly ConfusionRow[]
  /** How many labels were left out, as they do not occur or there are too many to look at. */
  readonly leftOut: number
}

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What stands beside another card has room for about so many rem of columns. */
const roomBeside = 30

/** Whether columns as wide as these names would take all the width: then they are made narrow. */
export function isDense(names: readonly string[]): boolean {
  const wanted = names.map((name) => Math.min(6, Math.max(2.5, 0.5 + 0.45 * name.length)))
  return wanted.reduce((sum, width) => sum + width, 0) > roomBeside
}

/** Whether names have to stand upright to fit above narrow columns. */
export function isUpright(names: readonly string[]): boolean {
  return isDense(names) && names.some((name) => name.length > 3)
}

/** A table with more rows can no longer be looked at. */
const mostLabels = 30

/** People in rows, the model in columns, in the order of the task's labels. */
export function confusionMarks(labels: readonly string[], counts: Counts): ConfusionMarks {
  const countOf = (human: string, predicted: string) => counts[human]?.[predicted] ?? 0
  const shown = labels.length <= mostLabels ? labels : mostConfused(labels, counts)
  const rows = shown.map((human) => {
    const total = labels.reduce((sum, predicted) => sum + countOf(human, predicted), 0)
    const cells = shown.map((predicted) => {
      const count = countOf(human, predicted)
      const rowShare = total === 0 ? 0 : count / total
      return { human, predicted, count, rowShare, agrees: human === predicted }
    })
    return { human, total, cells }
  })
  return { labels: shown, rows, leftOut: labels.length - shown.length }
}

/** The labels with the most disagreements, in the task's order. */
function mostConfused(labels: readonly string[], counts: Counts): readonly string[] {
  const errors = new Map<string, number>()
  const add = (label: string, count: number) => errors.set(label, (errors.get(label) ?? 0) + count)
  for (const [human, row] of Object.entries(counts))
    for (const [predicted, count] of Object.entries(row)) {
      if (count === 0) continue
      add(human, human === predicted ? 0.5 / labels.length : count)
      add(predicted, human === predicted ? 0.5 / labels.length : count)
    }
  const kept = new Set(
    [...errors]
      .toSorted(([, a], [, b]) => b - a)
      .map(([label]) => label)
      .slice(0, mostLabels),
  )
  return labels.filter((label) => kept.has(label))
}
