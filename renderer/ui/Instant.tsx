import { createContext, use } from 'react'
import { createTimeWords } from '../words/times'

/** Instants are written in the workspace's time zone, as its days are. */
export const TimesContext = createContext(createTimeWords('UTC'))

export function Instant({ at, short }: { readonly at: number; readonly short?: boolean }) {
  const times = use(TimesContext)
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {short === true ? times.clock(at) : times.instant(at)}
    </time>
  )
}
