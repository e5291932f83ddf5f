import { useId, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

interface Props {
  readonly onClose: () => void
  readonly onDefer: (reason: string) => void
}

/** Puts an item off and says why, for whoever comes back to it. */
export function DeferDialog({ onClose, onDefer }: Props) {
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <Dialog open onClose={onClose} title="Defer this item">
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          onDefer(reason.trim())
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
          <p className="text-xs text-muted">
            The item goes to the lane “Deferred”, and the reason is shown with it there.
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
