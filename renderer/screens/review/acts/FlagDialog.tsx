import { useId, useState } from 'react'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'

interface Props {
  readonly onClose: () => void
  readonly onFlag: (note: string) => void
}

/** Asks a reviewer to look at an item; it can still be decided. */
export function FlagDialog({ onClose, onFlag }: Props) {
  const [note, setNote] = useState('')
  const id = useId()
  return (
    <Dialog open onClose={onClose} title="Flag for a reviewer">
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          onFlag(note.trim())
        }}
      >
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-dense font-medium">
            What should a reviewer look at?
          </label>
          <input
            id={id}
            autoFocus
            autoComplete="off"
            maxLength={1000}
            value={note}
            placeholder="For instance: fits no label"
            onChange={(event) => setNote(event.target.value)}
            className="h-9 rounded-md border border-edge bg-surface px-3 text-sm"
          />
          <p className="text-xs text-muted">
            The item stays here: you can decide or defer it all the same.
          </p>
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Flag
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
