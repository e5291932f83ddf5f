import { classes } from '../../../ui/classes'
import {
  formatCoefficient,
  formatCount,
  formatDifference,
  formatPercent,
  formatSeconds,
} from '../../../words/numbers'
import { formatDay } from '../../../words/times'
import type { Cell, Column, Sheet } from './sheet'

/** More rows are for a spreadsheet, not for reading. */
const mostRows = 500

/** A plot's figures, for those who would rather read them. */
export function SheetTable({ sheet }: { readonly sheet: Sheet }) {
  const shown = sheet.rows.slice(0, mostRows)
  return (
    <div
      role="group"
      aria-label={sheet.name}
      tabIndex={0}
      className="max-h-96 overflow-auto pr-3 print:max-h-none print:overflow-visible"
    >
      <table className="w-full text-dense">
        <thead className="sticky top-0 bg-surface text-xs text-muted">
          <tr>
            {sheet.columns.map((column, index) => (
              <th
                key={column.title}
                scope="col"
                className={classes(
                  'pb-1.5 font-medium',
                  isWord(column) ? 'text-left' : 'text-right',
                  index > 0 && 'pl-3',
                )}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {shown.map((row, rowAt) => (
            // Rows never move, and may well be alike.
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <tr key={rowAt} className="border-t border-line">
              {sheet.columns.map((column, index) =>
                index === 0 ? (
                  <th
                    key={column.title}
                    scope="row"
                    className={classes(
                      'py-1.5 font-normal',
                      isWord(column) ? 'text-left' : 'text-right',
                    )}
                  >
                    {formatCell(row[index] ?? null, column)}
                  </th>
                ) : (
                  <td
                    key={column.title}
                    className={classes(
                      'py-1.5 pl-3',
                      isWord(column) ? 'text-left' : 'text-right',
                      (row[index] ?? null) === null && 'text-xs text-muted',
                    )}
                  >
                    {formatCell(row[index] ?? null, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.note === undefined ? null : <p className="pt-2 text-xs text-muted">{sheet.note}</p>}
      {sheet.rows.length > mostRows ? (
        <p className="pt-2 text-xs text-muted">
          The first {formatCount(mostRows)} of {formatCount(sheet.rows.length)} rows; the CSV file
          has them all.
        </p>
      ) : null}
    </div>
  )
}

const isWord = ({ kind }: Column) => kind === 'text' || kind === 'day'

function formatCell(cell: Cell, { kind }: Column): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return kind === 'day' ? formatDay(cell) : cell
  switch (kind) {
    case 'count':
      return formatCount(cell)
    case 'share':
      return formatPercent(cell)
    case 'difference':
      return formatDifference(cell)
    case 'coefficient':
      return formatCoefficient(cell)
    case 'seconds':
      return formatSeconds(cell)
    case 'text':
    case 'day':
      return String(cell)
  }
}
