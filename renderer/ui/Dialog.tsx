import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

const places = {
  centre:
    'top-[12vh] left-1/2 max-h-[76vh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 rounded-xl border appear',
  side: 'inset-y-0 right-0 h-dvh w-full max-w-xl border-l',
} as const

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly place?: keyof typeof places
  /** Leaves the title to assistive technology, where the content says what it is. */
  readonly hideTitle?: boolean
  /** Where the keyboard starts; by default at what takes the focus by itself, else at the first control. */
  readonly startAt?: () => HTMLElement | null | undefined
  /** Where the keyboard goes on afterwards, where that is not what it came from. */
  readonly endAt?: () => HTMLElement | null | undefined
  readonly children: ReactNode
}

/** Everything that takes the keyboard away from the screen below: focus stays inside, Escape closes. */
export function Dialog(props: Props) {
  const { open, onClose, title, place = 'centre', hideTitle, startAt, endAt, children } = props
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 print:hidden bg-black/30 dark:bg-black/55" />
        <Base.Popup
          {...(startAt === undefined ? {} : { initialFocus: () => startAt() ?? true })}
          {...(endAt === undefined ? {} : { finalFocus: () => endAt() ?? true })}
          className={classes(
            'fixed z-50 print:hidden flex flex-col border-line bg-surface shadow-float outline-none',
            places[place],
          )}
        >
          {hideTitle === true ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <header className="flex shrink-0 items-center justify-between gap-4 border-b border-line py-2.5 pr-3 pl-5">
              <Base.Title className="text-sm font-semibold">{title}</Base.Title>
              <Base.Close
                aria-label="Close"
                title="Close"
                className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-fg"
              >
                <X aria-hidden size={16} />
              </Base.Close>
            </header>
          )}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** What the dialog is about, read out when it opens. */
export function DialogText({ children }: { readonly children: ReactNode }) {
  return <Base.Description className="text-dense text-pretty">{children}</Base.Description>
}
