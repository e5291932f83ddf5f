import type { DryRun } from '../../shared/routing/dryRun'
import { setTable, type Cell } from './table'

/** Who would have decided what, and how often the model would have been wrong where that is known. */
export function formatDryRun(run: DryRun): readonly string[] {
  return [
    `Of the last ${run.n} items:`,
    ...setTable(
      ['', 'items', 'truth known', 'model wrong'],
      [
        row('the model decides now', run.before),
        row('the model would decide', run.after),
        row('would move to the model', run.toModel),
        row('would move to people', run.toPeople),
      ],
      [1, 2, 3],
    ),
  ]
}

function row(name: string, { n, known, errors }: DryRun['before']): readonly Cell[] {
  return [name, n, known, errors]
}
