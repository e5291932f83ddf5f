import { useId, useRef, useState } from 'react'
import { useCommand } from '../../../keyboard/useCommand'
import { Keys } from '../../../ui/Keys'

interface Props {
  readonly onNote: (note: string) => void
  readonly note: string
}

/** A note that goes with the decision; while it is written no key decides anything. */
export function Note({ onNote, note }: Props) {
  const [isOpen, setIsOpen] = useState(note !== '')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useCommand('note', () => {
    setIsOpen(true)
    field.current?.focus()
  })
  if (!isOpen) return null

  function close() {
    if (note.trim() === '') setIsOpen(false)
    document.getElementById('stage')?.focus()
  }

  return (
    <div className="flex shrink-0 flex-col gap-1">
      <label htmlFor={id} className="flex justify-between text-xs text-muted">
        <span className="font-medium text-fg">Note</span>
        <span className="flex items-center gap-1.5">
          <Keys keys="Mod+Enter" /> or <Keys keys="Escape" /> when done
        </span>
      </label>
      <textarea
        id={id}
        ref={field}
        autoFocus={note === ''}
        rows={2}
        maxLength={10_000}
        value={note}
        onChange={(event) => onNote(event.target.value)}
        onKeyDown={(event) => {
          const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (event.key !== 'Escape' && !isDone) return
          event.preventDefault()
          close()
        }}
        className="resize-none rounded-md border border-edge bg-surface px-3 py-2 text-sm"
      />
    </div>
  )
}
