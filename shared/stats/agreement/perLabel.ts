import { shareOf } from '../interval'
import { type CountTable, sumTable } from './table'

export interface LabelFigures {
  /** Of the items the model gave this label, the share where people did too; `null` if it never gave it. */
  readonly precision: number | null
  /** Of the items people gave this label, the share where the model did too; `null` if they never did. */
  readonly recall: number | null
  /** Harmonic mean of both, 2TP / (2TP + FP + FN); `null` if neither side gave the label. */
  readonly f1: number | null
  /** Items that people gave this label. */
  readonly support: number
}

/** Precision, recall and F1 of every label of a q × q table, in the table's order. */
export function labelFigures(table: CountTable): readonly LabelFigures[] {
  const { rows, columns } = sumTable(table)
  return table.map((counts, label) =>
    figuresOfCounts(counts[label] ?? 0, rows[label] ?? 0, columns[label] ?? 0),
  )
}

/** The same from how often a label was given by both, by people, and by the model. */
export function figuresOfCounts(both: number, human: number, model: number): LabelFigures {
  return {
    precision: shareOf(both, model),
    recall: shareOf(both, human),
    f1: shareOf(2 * both, human + model),
    support: human,
  }
}
