import type { Report } from '../../../../shared/contract/report'
import { RowName } from '../../../charts/IntervalRows'
import { formatCount, formatPercent, notEnoughYet } from '../../../words/numbers'

interface Props {
  readonly labels: readonly string[]
  readonly figures: Report['perLabel']
  readonly nameOf: (label: string) => string
  /** Lists what people gave this label; null where the person may not see items. */
  readonly onOpen: ((label: string) => void) | null
}

/** Precision, recall and F1 of each label, in the order of the task. */
export function LabelTable({ labels, figures, nameOf, onOpen }: Props) {
  return (
    <div
      role="group"
      aria-label="Figures of each label"
      tabIndex={0}
      className="max-h-104 overflow-auto print:max-h-none print:overflow-visible"
    >
      <table className="w-full text-dense">
        <thead className="sticky top-0 bg-surface text-xs text-muted">
          <tr className="[&>th]:pb-1.5 [&>th]:pl-3 [&>th]:text-right [&>th]:font-medium">
            <th scope="col" className="pl-0! text-left!">
              Label
            </th>
            <th scope="col" title="Items that people gave this label">
              n
            </th>
            <th
              scope="col"
              title="Of the items to which the model gave this label, how many people gave it too"
            >
              Precision
            </th>
            <th
              scope="col"
              title="Of the items to which people gave this label, how many the model gave it too"
            >
              Recall
            </th>
            <th scope="col" title="Precision and recall in one figure">
              F1
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {labels.map((label) => {
            const one = figures[label]
            return (
              <tr
                key={label}
                className="border-t border-line [&>td]:py-1.5 [&>td]:pl-3 [&>td]:text-right"
              >
                <th scope="row" className="max-w-40 py-1.5 text-left font-medium">
                  <RowName
                    name={nameOf(label)}
                    onOpen={
                      onOpen === null || (one?.support ?? 0) === 0 ? null : () => onOpen(label)
                    }
                  />
                </th>
                <td className="text-muted">{formatCount(one?.support ?? 0)}</td>
                <Share share={one?.precision ?? null} />
                <Share share={one?.recall ?? null} />
                <Share share={one?.f1 ?? null} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Share({ share }: { readonly share: number | null }) {
  return share === null ? (
    <td className="text-xs text-muted">{notEnoughYet}</td>
  ) : (
    <td>{formatPercent(share)}</td>
  )
}
