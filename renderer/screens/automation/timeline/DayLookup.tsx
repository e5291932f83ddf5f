import { use, useState } from 'react'
import { useStore } from 'zustand'
import { DayField } from '../../../ui/form/DayField'
import { TimesContext } from '../../../ui/Instant'
import { inChargeWords } from '../../../words/changes'
import { formatDay } from '../../../words/times'
import { deploymentAt, type Timeline } from './store'

/** What was in charge at the end of a day of the past. */
export function DayLookup({ timeline }: { readonly timeline: Timeline }) {
  const times = use(TimesContext)
  const [day, setDay] = useState<string | null>(null)
  const entries = useStore(timeline.store, (state) => state.entries)
  const found = day === null ? null : deploymentAt(entries, times.endOfDay(day))
  return (
    <>
      <DayField
        label="In charge on"
        value={day}
        onChange={(next) => {
          setDay(next)
          if (next !== null) void timeline.reach(times.endOfDay(next))
        }}
      />
      <p role="status" className="basis-full text-dense text-pretty">
        {day === null
          ? null
          : `At the end of ${formatDay(day)}: ${found === null ? 'nothing had been put in charge yet.' : inChargeWords(found)}`}
      </p>
    </>
  )
}
