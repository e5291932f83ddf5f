import { useId, useRef, useState, type ReactNode } from 'react'
import type { Result } from '../../../../shared/result'
import type { Refusal } from '../../../../shared/gates/transitions/act'
import { Button } from '../../../ui/Button'
import { Dialog, DialogText } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { staleWords } from '../../../words/acts'
import { nextHundredWords } from '../../../words/hundred'
import type { Act, Preview } from '../preview'
import type { FormProps } from './form'
import { Missing } from './Missing'

interface Props extends FormProps {
  readonly title: string
  /** The button that does it, named for the act. */
  readonly button: string
  readonly act: Act
  readonly preview: Result<Preview, Refusal>
  /** What will happen, where it is not told from what is in charge before and after. */
  readonly sentence?: string
  /** A word before the list of criteria that are not met; without it the list is left out. */
  readonly missingTitle?: string | null
  /** True while something that must be known first is on its way. */
  readonly isWaiting?: boolean
  /** Where the keyboard starts, where that is not the reason. */
  readonly startAt?: () => HTMLElement | null | undefined
  /** True while nothing has been changed that could be saved, which is no fault. */
  readonly isUntouched?: boolean
  /** At the side there is room for much to fill in. */
  readonly place?: 'centre' | 'side'
  readonly children?: ReactNode
}

/** The confirmation of an act: what will happen, what is missing, why it is done. */
export function ActForm(props: Props) {
  const { automation, facts, coverage, open, title, button, act, preview, children } = props
  const { sentence, missingTitle = null, isWaiting = false, startAt, place = 'centre' } = props
  const { isUntouched = false } = props
  const [reason, setReason] = useState('')
  const [lacksReason, setLacksReason] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const [opener] = useState(() => document.activeElement)
  const id = useId()
  const { deployment: before, waiting } = facts.state
  const isStale = before.revision !== open.revision
  const after = preview.ok ? preview.value.after : null
  const missing = preview.ok && missingTitle !== null ? preview.value.missing : []

  function submit() {
    if (!preview.ok || open.isSending || isWaiting || isStale) return
    if (reason.trim() === '') {
      setLacksReason(true)
      field.current?.focus()
      return
    }
    void automation.send(act, reason.trim())
  }

  return (
    <Dialog
      open
      onClose={automation.closeForm}
      title={title}
      place={place}
      startAt={() => startAt?.() ?? field.current}
      endAt={() => placeAfter(opener)}
    >
      <form
        className="flex min-h-0 flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-5">
          {children}
          {preview.ok ? (
            <div className="rounded-lg bg-sunken px-4 py-3">
              <DialogText>
                {sentence ??
                  (after === null
                    ? 'What was in charge before is in charge of the next 100 items again.'
                    : nextHundredWords({
                        before,
                        after,
                        coverage,
                        review: facts.task.review,
                        waiting,
                      }))}
              </DialogText>
            </div>
          ) : (
            <Notice tone={isUntouched ? 'plain' : 'warn'}>
              {isUntouched ? 'Nothing is changed yet.' : preview.error.message}
            </Notice>
          )}
          {missing.length > 0 && missingTitle !== null ? (
            <Missing title={missingTitle} criteria={missing} />
          ) : null}
          <div className="flex flex-col gap-1.5">
            <label htmlFor={id} className="text-dense font-medium">
              Reason
            </label>
            <textarea
              ref={field}
              id={id}
              rows={2}
              maxLength={2000}
              value={reason}
              aria-required
              aria-invalid={lacksReason && reason.trim() === ''}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
              }}
              className="resize-y rounded-md border border-edge bg-surface px-3 py-2 text-sm"
            />
            <p id={`${id}-hint`} className="text-xs text-muted">
              {lacksReason && reason.trim() === '' ? (
                <span className="text-bad">Give a reason: it is kept with the change.</span>
              ) : (
                'It is kept with the change, for whoever asks later.'
              )}
            </p>
          </div>
          {open.failure === null && !isStale ? null : (
            <div role="alert">
              <Notice
                tone={isStale ? 'warn' : 'bad'}
                action={isStale ? <Button onClick={automation.lookAgain}>Look again</Button> : null}
              >
                {open.failure ?? staleWords(open.revision, before.revision)}
              </Notice>
            </div>
          )}
        </div>
        <div className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
          <Button onClick={automation.closeForm}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            disabled={!preview.ok || open.isSending || isWaiting || isStale}
          >
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Back to what opened the form; where that was the palette, which is gone, to the acts of the screen. */
function placeAfter(opener: Element | null): HTMLElement | null {
  const isThere =
    opener instanceof HTMLElement &&
    opener.isConnected &&
    opener !== document.body &&
    opener.closest('[role=dialog]') === null
  return isThere ? opener : document.querySelector<HTMLElement>('[data-acts] button')
}
