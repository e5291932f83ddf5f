import { use, useId, useState } from 'react'
import { useStore } from 'zustand'
import { TimesContext } from '../../../ui/Instant'
import { inChargeWords } from '../../../words/changes'
import { formatDay } from '../../../words/times'
import { deploymentAt, type Timeline } from './store'

/** What was in charge at the end of a day of the past. */
export function DayLookup({ timeline }: { readonly timeline: Timeline }) {
  const id = useId()
  const times = use(TimesContext)
  const [day, setDay] = useState('')
  const entries = useStore(timeline.store, (state) => state.entries)
  const found = day === '' ? null : deploymentAt(entries, times.endOfDay(day))
  return (
    <>
      <span className="inline-flex h-8 items-center gap-2 rounded-md border border-line bg-surface pr-2 pl-3 text-dense shadow-raised focus-within:border-edge">
        <label htmlFor={id} className="text-muted">
          In charge on
        </label>
        <input
          id={id}
          type="date"
          value={day}
          onChange={(event) => {
            const next = event.target.value
            setDay(next)
            if (next !== '') void timeline.reach(times.endOfDay(next))
          }}
          className={
            day === '' ? 'rounded-sm bg-transparent text-muted' : 'rounded-sm bg-transparent'
          }
        />
      </span>
      <p role="status" className="basis-full text-dense text-pretty">
        {day === ''
          ? null
          : `At the end of ${formatDay(day)}: ${found === null ? 'nothing had been put in charge yet.' : inChargeWords(found)}`}
      </p>
    </>
  )
}
