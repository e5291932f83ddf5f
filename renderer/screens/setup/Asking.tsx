import { useRef, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

interface Props {
  readonly title: string
  /** What is done, on the button that does it. */
  readonly button: string
  readonly onClose: () => void
  readonly onDo: () => void
  readonly children: ReactNode
}

/** Asks once more before something is done: Enter does it, Escape does not. */
export function Asking({ title, button, onClose, onDo, children }: Props) {
  const acts = useRef<HTMLDivElement>(null)
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      startAt={() => acts.current?.querySelector<HTMLElement>('button:last-child')}
    >
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5">{children}</div>
      <div
        ref={acts}
        className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line px-5 py-3"
      >
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={onDo}>
          {button}
        </Button>
      </div>
    </Dialog>
  )
}
