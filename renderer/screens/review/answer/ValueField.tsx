import { use, useId, useState } from 'react'
import type { Task } from '../../../../shared/schema/task'
import { commands } from '../../../keyboard/commands'
import { isStrokeOf, type Stroke } from '../../../keyboard/keys'
import { KeyboardContext } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import { formatPlain } from '../../../words/numbers'
import { readNumber } from './readNumber'

interface Props {
  readonly task: Task
  readonly kind: 'number' | 'text'
  readonly onAnswer: (value: number | string) => void
  /** What Escape does; by default the item gets the keyboard. */
  readonly onLeave?: () => void
}

/** A number or a text as the answer. It has the keyboard at once; Escape gives the keys back to the item. */
export function ValueField({ task, kind, onAnswer, onLeave = focusItem }: Props) {
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const id = useId()
  const keyboard = use(KeyboardContext)

  function answer() {
    const value = kind === 'number' ? readNumber(typed) : typed.trim()
    if (value === null || value === '') return setIsWrong(true)
    onAnswer(value)
  }

  return (
    <form
      className="flex shrink-0 flex-col items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <div className="flex w-full max-w-xl items-center justify-center gap-2">
        <input
          aria-label="Answer"
          aria-describedby={id}
          aria-invalid={isWrong}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setIsWrong(false)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onLeave()
            // In an empty field there is nothing to undo but the last act.
            const act = typed === '' ? stepOf(event, keyboard.platform()) : null
            if (act !== null) {
              event.preventDefault()
              keyboard.run(act)
            }
            // A key held down would answer item after item.
            if (event.key === 'Enter' && event.repeat) event.preventDefault()
          }}
          className={`h-11 min-w-0 rounded-md border border-edge bg-surface px-3 text-base ${kind === 'number' ? 'w-44 text-right tabular-nums' : 'flex-1'}`}
        />
        <Button look="primary" type="submit" className="h-11!">
          Answer <Keys keys="Enter" />
        </Button>
      </div>
      <p id={id} role="status" className={`text-xs ${isWrong ? 'text-bad' : 'text-muted'}`}>
        {isWrong ? problem(kind) : hint(task, kind)}
      </p>
    </form>
  )
}

/** The step back or forth that a key means; null where it is another key. */
function stepOf(stroke: Stroke, platform: string): 'undo' | 'redo' | null {
  for (const { id, keys } of commands)
    if ((id === 'undo' || id === 'redo') && keys.some((one) => isStrokeOf(one, stroke, platform)))
      return id
  return null
}

function focusItem() {
  document.getElementById('stage')?.focus()
}

function problem(kind: Props['kind']): string {
  return kind === 'number' ? 'Write a number, such as 41.5.' : 'Write an answer first.'
}

function hint({ tolerance }: Task, kind: Props['kind']): string {
  const leave = 'Escape gives the keys back to the item'
  if (kind === 'text') return leave
  return tolerance === 0
    ? `Numbers are compared exactly. ${leave}`
    : `Numbers up to ${formatPlain(tolerance)} apart mean the same. ${leave}`
}
