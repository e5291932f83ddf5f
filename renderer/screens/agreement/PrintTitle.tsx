import { use } from 'react'
import { TimesContext } from '../../ui/Instant'
import { stageName } from '../../words/stages'
import { formatDay } from '../../words/times'
import type { Filter } from './session'

interface Props {
  readonly task: string
  readonly subject: string
  readonly filter: Filter
  readonly at: number
}

/** What a printed report is about; on screen the header says it. */
export function PrintTitle({ task, subject, filter, at }: Props) {
  const times = use(TimesContext)
  return (
    <header className="mb-5 hidden border-b border-line pb-3 print:block">
      <p className="text-xs text-muted">Understudy · Agreement report</p>
      <p className="mt-1 text-xl font-semibold">{task}</p>
      <p className="text-sm">{subject}</p>
      <p className="mt-1 text-xs text-muted">
        {filterWords(filter)}. Made on {times.instant(at)}.
      </p>
    </header>
  )
}

function filterWords({ from, to, segment, stage }: Filter): string {
  const days =
    from === null && to === null
      ? 'All days'
      : [from === null ? '' : `from ${formatDay(from)}`, to === null ? '' : `to ${formatDay(to)}`]
          .filter((part) => part !== '')
          .join(' ')
  const within = segment === null ? 'all segments' : `only ${segment.key} ${segment.value}`
  const at = stage === null ? 'all stages' : `decided at stage ${stageName(stage)}`
  return [days, within, at].join(', ')
}
