import { X } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { IconButton } from '../../../ui/IconButton'
import { classes } from '../../../ui/classes'

interface Props {
  readonly title: string
  /** What is in it, for those who come to it by keyboard to scroll. */
  readonly content: string
  /** The key that shows and hides it. */
  readonly keys: string
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}

/** Something to read beside the item, in the upper half there. */
export function Panel({ title, content, keys, onClose, className, children }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex max-h-80 shrink-0 flex-col border-b border-line @xl:max-h-none @xl:basis-1/2"
    >
      <header className="flex shrink-0 items-center justify-between gap-2 pt-2 pr-2 pl-5">
        <h2 id={id} className="text-dense font-semibold">
          {title}
        </h2>
        <IconButton label={`Hide “${title}”`} aria-keyshortcuts={keys} onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div
        role="group"
        aria-label={content}
        tabIndex={0}
        className={classes('min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4', className)}
      >
        {children}
      </div>
    </section>
  )
}
