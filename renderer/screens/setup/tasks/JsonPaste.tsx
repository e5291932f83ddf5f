import { useId, useRef, useState } from 'react'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { jsonToDraft, type Draft } from './draft'
import { useKeysWithin } from './useKeysWithin'

interface Props {
  /** What stands there at first, all of it chosen, so that pasting replaces it. */
  readonly start: string
  readonly fixedId: string | null
  readonly onReplace: (draft: Draft) => void
  readonly onCancel: () => void
}

/** A definition from a file: checked as a file's is, and then in the form. */
export function JsonPaste({ start, fixedId, onReplace, onCancel }: Props) {
  const [typed, setTyped] = useState(start)
  const [fault, setFault] = useState<string | null>(null)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)

  function apply() {
    const read = jsonToDraft(typed, fixedId)
    if (read.ok) onReplace(read.value)
    else setFault(read.error)
  }
  useKeysWithin(field, (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply()
    else if (event.key === 'Escape') onCancel()
    else return false
    return true
  })

  return (
    <Card title="As JSON" className="@5xl:sticky @5xl:top-0">
      <div className="flex flex-col gap-2">
        <textarea
          ref={field}
          autoFocus
          aria-label="Definition as JSON"
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : id}
          spellCheck={false}
          rows={18}
          value={typed}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          className="resize-y rounded-md border border-edge bg-surface p-3 font-mono text-xs"
        />
        {fault === null ? null : (
          <div role="alert" id={id}>
            <Notice tone="bad">{fault}</Notice>
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" onClick={apply}>
            Into the form
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          <span className="text-xs text-muted">Nothing is saved yet.</span>
        </div>
      </div>
    </Card>
  )
}
