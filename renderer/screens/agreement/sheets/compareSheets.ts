import type { Comparison } from '../../../../shared/contract/report'
import type { ComparedFigures } from '../../../../shared/stats/comparison'
import type { Cell, Sheet } from './sheet'

/** Both versions and their difference, in all and by label. */
export function compareSheet(
  comparison: Comparison,
  names: { readonly a: string; readonly b: string },
  nameOf: (label: string) => string,
): Sheet {
  return {
    name: `${names.b} beside ${names.a}`,
    columns: [
      { title: 'People say', kind: 'text' },
      { title: 'n', kind: 'count' },
      { title: 'Both agree', kind: 'count' },
      { title: `Only ${names.a}`, kind: 'count' },
      { title: `Only ${names.b}`, kind: 'count' },
      { title: 'Neither', kind: 'count' },
      { title: 'Difference', kind: 'difference' },
      { title: 'Low', kind: 'difference' },
      { title: 'High', kind: 'difference' },
    ],
    rows: [
      row('any label', comparison),
      ...Object.entries(comparison.perLabel).map(([label, one]) => row(nameOf(label), one)),
    ],
  }
}

function row(name: string, one: ComparedFigures): readonly Cell[] {
  return [
    name,
    one.n,
    one.both,
    one.onlyA,
    one.onlyB,
    one.neither,
    one.difference,
    ...(one.sequence95 ?? [null, null]),
  ]
}
