import { X } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../../ui/IconButton'
import { Markdown } from '../../../ui/Markdown'

interface Props {
  readonly text: string
  readonly onClose: () => void
}

/** The guideline beside the item, so that one can read and decide at the same time. */
export function Guideline({ text, onClose }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex max-h-80 shrink-0 flex-col border-b border-line @xl:max-h-none @xl:basis-1/2"
    >
      <header className="flex shrink-0 items-center justify-between gap-2 pt-2 pr-2 pl-5">
        <h2 id={id} className="text-dense font-semibold">
          Guideline
        </h2>
        <IconButton label="Hide the guideline" aria-keyshortcuts="g" onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div
        role="group"
        aria-label="Text of the guideline"
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4"
      >
        {text.trim() === '' ? (
          <p className="text-dense text-muted">
            This task has no guideline yet. It is written in the task’s definition.
          </p>
        ) : (
          <Markdown text={text} />
        )}
      </div>
    </section>
  )
}
