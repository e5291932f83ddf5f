import { useId } from 'react'
import type { Dispute } from '../../../../shared/contract/review'
import type { Task } from '../../../../shared/schema/task'
import { Instant } from '../../../ui/Instant'
import { rulingWords } from '../../../words/review'
import { formatValue } from '../../../words/values'

interface Props {
  readonly dispute: Dispute
  readonly task: Task
}

/** Why an item was flagged, and what was ruled on it before. */
export function Known({ dispute: { flags, rulings }, task }: Props) {
  return (
    <>
      {flags.length === 0 ? null : (
        <Part title="Flags">
          {flags.map((flag, index) => (
            <li key={index} className="flex flex-col">
              <span dir="auto" className="break-words">
                {flag.note === '' ? 'Flagged without a note' : flag.note}
              </span>
              <span className="text-xs text-muted">
                {flag.by}, <Instant at={flag.at} />
              </span>
            </li>
          ))}
        </Part>
      )}
      {rulings.length === 0 ? null : (
        <Part title="Earlier rulings">
          {rulings.map((ruling, index) => (
            <li key={index} className="flex flex-col">
              <span>
                {rulingWords[ruling.kind]}
                {ruling.value === null ? '' : `: ${formatValue(task, ruling.value)}`}
              </span>
              {ruling.note === '' ? null : (
                <span dir="auto" className="break-words">
                  “{ruling.note}”
                </span>
              )}
              <span className="text-xs text-muted">
                {ruling.by}, <Instant at={ruling.at} />
              </span>
            </li>
          ))}
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-b border-line px-5 py-4">
      <h2 id={id} className="text-dense font-semibold">
        {title}
      </h2>
      <ul className="flex flex-col gap-2 text-dense">{children}</ul>
    </section>
  )
}
