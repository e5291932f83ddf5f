import { useId, useState } from 'react'
import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'
import { Button } from '../../../ui/Button'
import { Dialog, DialogText } from '../../../ui/Dialog'
import { formatValue } from '../../../words/values'
import { firstOther, ValueInput } from './ValueInput'

interface Props {
  readonly task: Task
  readonly itemId: string
  readonly before: Value
  readonly onClose: () => void
  readonly onCorrect: (value: Value, note: string) => void
}

/** Puts another answer in place of one that producers were told already. */
export function CorrectDialog({ task, itemId, before, onClose, onCorrect }: Props) {
  const [value, setValue] = useState<Value | null>(() => firstOther(task, before))
  const [note, setNote] = useState('')
  const id = useId()
  return (
    <Dialog open onClose={onClose} title={`Correct ${itemId}`}>
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (value !== null) onCorrect(value, note.trim())
        }}
      >
        <DialogText>
          “{formatValue(task, before)}” may have left already. The correction is told to producers
          as a line of its own. In the agreement figures your first answer keeps counting.
        </DialogText>
        <div className="flex flex-col gap-1.5">
          <span className="text-dense font-medium">The right answer</span>
          <ValueInput task={task} before={before} value={value} onChange={setValue} />
        </div>
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="text-dense font-medium">
            Why?
          </label>
          <input
            id={id}
            autoComplete="off"
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            className="h-9 rounded-md border border-edge bg-surface px-3 text-sm"
          />
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={value === null}>
            Correct
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
