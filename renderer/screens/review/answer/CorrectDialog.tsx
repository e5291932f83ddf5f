import { useId, useState } from 'react'
import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'
import { Button } from '../../../ui/Button'
import { Dialog, DialogText } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { formatValue, labelName } from '../../../words/values'

interface Props {
  readonly task: Task
  readonly itemId: string
  readonly before: Value
  readonly onClose: () => void
  readonly onCorrect: (value: Value, note: string) => void
}

/** Puts another answer in place of one that producers were told already. */
export function CorrectDialog({ task, itemId, before, onClose, onCorrect }: Props) {
  const others = task.labels.filter((label) => label.id !== before)
  const [value, setValue] = useState(others[0]?.id ?? '')
  const [note, setNote] = useState('')
  const id = useId()
  return (
    <Dialog open onClose={onClose} title={`Correct ${itemId}`}>
      <form
        className="flex flex-col gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          onCorrect(value, note.trim())
        }}
      >
        <DialogText>
          “{formatValue(task, before)}” may have left already. The correction is told to producers
          as a line of its own. In the agreement figures your first answer keeps counting.
        </DialogText>
        <div className="flex flex-col gap-1.5">
          <span className="text-dense font-medium">The right answer</span>
          <Select
            label="The right answer"
            value={value}
            choices={others.map((label) => ({
              value: label.id,
              label: labelName(task, label.id),
            }))}
            onChoose={setValue}
            className="h-9 w-full"
          />
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
          <Button look="primary" type="submit">
            Correct
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
