import { X } from 'lucide-react'
import { useStore } from 'zustand'
import type { Notices } from '../state/notices'
import { classes } from '../ui/classes'

/** Messages that belong to no place on the screen. The live region is always there, or nothing would be read. */
export function Toasts({ notices }: { readonly notices: Notices }) {
  const list = useStore(notices.store, (state) => state.notices)
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none print:hidden fixed right-4 bottom-4 z-60 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2"
    >
      {list.map(({ id, tone, text }) => (
        <div
          key={id}
          className={classes(
            'appear pointer-events-auto flex items-start gap-3 rounded-lg border bg-surface py-2.5 pr-2 pl-4 text-dense shadow-float',
            tone === 'bad' ? 'border-bad' : 'border-line',
          )}
        >
          <p className="min-w-0 flex-1 py-0.5 break-words">{text}</p>
          <button
            type="button"
            aria-label="Dismiss"
            title="Dismiss"
            onClick={() => notices.dismiss(id)}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-fg"
          >
            <X aria-hidden size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
