import { ChevronRight } from 'lucide-react'
import { classes } from '../../../ui/classes'
import { Instant } from '../../../ui/Instant'
import { actorWords, changeWords, isByItself } from '../../../words/changes'
import type { Entry } from './store'
import { FrozenEvidence } from './FrozenEvidence'

interface Props {
  readonly entry: Entry
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One change: what, who, when and why; the evidence on demand. */
export function EntryRow({ entry, isOpen, onToggle }: Props) {
  const { detail, act, at, account } = entry
  const isAlarm = detail.by === 'alarm'
  const actor = actorWords(entry, detail)
  return (
    <li className="relative border-l-2 border-line pb-4 pl-4 text-dense last:pb-0">
      <span
        aria-hidden
        className={classes(
          'absolute top-1.5 -left-[5px] size-2 rounded-full',
          isAlarm ? 'bg-bad' : 'bg-accent',
        )}
      />
      <p className="font-medium break-words">{changeWords(act, detail)}</p>
      <p className="text-xs text-muted">
        <Instant at={at} />, <span title={`on the account ${account}`}>{actor}</span>
      </p>
      {detail.reason === null ? null : (
        <p className="mt-0.5 text-pretty break-words">
          {isByItself(entry, detail) ? detail.reason : `“${detail.reason}”`}
        </p>
      )}
      {detail.approval === null ? null : (
        <p className="mt-0.5 text-pretty break-words text-muted">
          {detail.approvedBy ?? 'Approval'}: “{detail.approval}”
        </p>
      )}
      {detail.evidence === null || detail.evidence.criteria.length === 0 ? null : (
        <>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="-ml-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 text-xs font-medium text-muted hover:text-fg"
          >
            <ChevronRight aria-hidden size={13} className={classes(isOpen && 'rotate-90')} />
            Evidence of that moment
          </button>
          {isOpen ? <FrozenEvidence evidence={detail.evidence} /> : null}
        </>
      )}
    </li>
  )
}
