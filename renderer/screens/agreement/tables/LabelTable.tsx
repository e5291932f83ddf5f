import type { Report } from '../../../../shared/contract/report'
import { RowName } from '../../../charts/IntervalRows'
import { classes } from '../../../ui/classes'
import { formatCount, formatPercent, notEnoughYet } from '../../../words/numbers'

interface Props {
  readonly labels: readonly string[]
  readonly isWide: boolean
  readonly figures: Report['perLabel']
  readonly nameOf: (label: string) => string
  /** Lists what people gave this label; null where the person may not see items. */
  readonly onOpen: ((label: string) => void) | null
}

/** Precision, recall and F1 of each label, in the order of the task; where there is room, in two columns. */
export function LabelTable({ labels, isWide, ...rest }: Props) {
  const half = isWide && labels.length > 3 ? Math.ceil(labels.length / 2) : labels.length
  return (
    <div
      className={classes(
        'grid items-start gap-x-10',
        half < labels.length && '@4xl:grid-cols-2 print:grid-cols-2',
      )}
    >
      <Part labels={labels.slice(0, half)} {...rest} />
      {half < labels.length ? <Part labels={labels.slice(half)} {...rest} /> : null}
    </div>
  )
}

function Part({ labels, figures, nameOf, onOpen }: Omit<Props, 'isWide'>) {
  return (
    <div
      role="group"
      aria-label="Figures of each label"
      tabIndex={0}
      className="min-w-0 overflow-x-auto print:overflow-visible"
    >
      <table className="w-full text-dense">
        <thead className="text-xs text-muted">
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
                <Shares figures={[one?.precision, one?.recall, one?.f1]} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Precision, recall and F1; where none of them is known, that is said once. */
function Shares({ figures }: { readonly figures: readonly (number | null | undefined)[] }) {
  const [precision, recall, f1] = figures.map((figure) => figure ?? null)
  const isUnknown = [precision, recall, f1].every((figure) => figure === null)
  return isUnknown ? (
    <td colSpan={3} className="text-xs text-muted">
      {notEnoughYet}
    </td>
  ) : (
    <>
      <Share share={precision ?? null} />
      <Share share={recall ?? null} />
      <Share share={f1 ?? null} />
    </>
  )
}

function Share({ share }: { readonly share: number | null }) {
  return share === null ? (
    <td className="text-xs text-muted">{notEnoughYet}</td>
  ) : (
    <td>{formatPercent(share)}</td>
  )
}
