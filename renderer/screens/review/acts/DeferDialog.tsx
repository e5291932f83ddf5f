import { use, useId, useState } from 'react'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TimesContext } from '../../../ui/Instant'
import { Segmented } from '../../../ui/Segmented'
import { tomorrow, untilAt, untils, untilWords, type Until } from './deferral'

interface Props {
  readonly onClose: () => void
  readonly onDefer: (reason: string, until: number | null) => void
}

/** Puts an item off, says why, for whoever comes back to it, and until when. */
export function DeferDialog({ onClose, onDefer }: Props) {
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<Until>('open')
  const [now] = useState(() => Date.now())
  const times = use(TimesContext)
  const [day, setDay] = useState(() => tomorrow(now, times))
  const at = untilAt(until, day, now, times)
  const id = useId()
  const defer = () => onDefer(reason.trim(), at)
  return (
    <Dialog open onClose={onClose} title="Defer this item">
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          defer()
        }}
      >
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-dense font-medium">
            Why?
          </label>
          <input
            id={id}
            autoFocus
            autoComplete="off"
            maxLength={1000}
            value={reason}
            placeholder="For instance: the scan is cut off"
            onChange={(event) => setReason(event.target.value)}
            className="h-9 rounded-md border border-edge bg-surface px-3 text-sm"
          />
        </div>
        <div className="flex flex-col gap-1.5">
          <span className="text-dense font-medium">Until when?</span>
          <div className="flex flex-wrap items-center gap-2">
            <Segmented
              label="Until when?"
              value={until}
              choices={untils.map((one) => ({ value: one, label: untilWords[one], count: null }))}
              onChoose={setUntil}
              onEnter={defer}
            />
            {until === 'day' ? (
              <input
                type="date"
                aria-label="Day"
                required
                min={times.dayOf(now)}
                value={day}
                onChange={(event) => setDay(event.target.value)}
                className="h-8 rounded-md border border-edge bg-surface px-2 text-dense"
              />
            ) : null}
          </div>
          <p className="text-xs text-pretty text-muted">
            {at === null
              ? 'The item waits in the lane “Deferred”, with the reason beside it, until somebody takes it there.'
              : `The item waits in the lane “Deferred” and comes back by itself: ${times.instant(at)}.`}
          </p>
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Defer
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
