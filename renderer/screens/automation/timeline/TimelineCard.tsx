import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { DayLookup } from './DayLookup'
import { EntryRow } from './EntryRow'
import type { Timeline } from './store'

/** Every change of what is in charge, newest first, with the evidence of its moment. */
export function TimelineCard({ timeline }: { readonly timeline: Timeline }) {
  const { view, entries, next, failure, isLoadingMore } = useStore(timeline.store)
  const [open, setOpen] = useState<number | null>(null)
  return (
    <Card
      title="Timeline"
      className="@4xl:col-span-7"
      aside={entries.length === 0 ? null : <DayLookup timeline={timeline} />}
    >
      {failure === null ? null : (
        <div role="alert" className="mb-2">
          <Notice tone="warn" action={<Button onClick={timeline.refresh}>Try again</Button>}>
            {failure}
          </Notice>
        </div>
      )}
      {view === 'loading' ? (
        <p role="status" className="late text-dense text-muted">
          Reading the log…
        </p>
      ) : null}
      {view === 'shown' && entries.length === 0 ? (
        <p className="text-dense text-muted">
          Nothing has changed yet. Every act and its reason will stand here.
        </p>
      ) : null}
      <ol aria-label="Changes, newest first">
        {entries.map((entry) => (
          <EntryRow
            key={entry.seq}
            entry={entry}
            isOpen={open === entry.seq}
            onToggle={() => setOpen(open === entry.seq ? null : entry.seq)}
          />
        ))}
      </ol>
      {next === null ? null : (
        <div className="flex justify-center pt-3">
          <Button look="quiet" disabled={isLoadingMore} onClick={() => void timeline.more()}>
            Earlier changes
          </Button>
        </div>
      )}
    </Card>
  )
}
