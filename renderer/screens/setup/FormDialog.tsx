import { useRef, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'

interface Props {
  readonly title: string
  /** What is done, on the button that does it. */
  readonly button: string
  readonly isSending: boolean
  readonly failure: string | null
  readonly onClose: () => void
  readonly onSubmit: () => void
  /** Another thing that can be done from here. */
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A few fields and what is done with them: Enter does it, Escape leaves. */
export function FormDialog(props: Props) {
  const { title, button, isSending, failure, onClose, onSubmit, extra, children } = props
  const fields = useRef<HTMLDivElement>(null)
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      startAt={() => fields.current?.querySelector<HTMLElement>(firstField)}
    >
      <form
        noValidate
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isSending) onSubmit()
        }}
      >
        <div ref={fields} className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5">
          {children}
          {failure === null ? null : (
            <div role="alert">
              <Notice tone="bad">{failure}</Notice>
            </div>
          )}
        </div>
        <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
          {extra === undefined ? null : <span className="mr-auto">{extra}</span>}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={isSending}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Not by `autoFocus`, with which the dialog would not know where the keyboard came from. */
const firstField = '[role=radio][aria-checked=true], input:not([aria-hidden=true]), textarea'
