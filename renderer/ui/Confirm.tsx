import { useRef } from 'react'
import { Button } from './Button'
import { Dialog, DialogText } from './Dialog'

interface Props {
  readonly title: string
  /** What will happen. */
  readonly text: string
  /** The button that does it, named for the act. */
  readonly button: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is done that others would notice. The keyboard starts at the way out. */
export function Confirm({ title, text, button, onConfirm, onClose }: Props) {
  const acts = useRef<HTMLDivElement>(null)
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      startAt={() => acts.current?.querySelector('button')}
    >
      <div className="p-5">
        <DialogText>{text}</DialogText>
      </div>
      <div ref={acts} className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" onClick={onConfirm}>
          {button}
        </Button>
      </div>
    </Dialog>
  )
}
