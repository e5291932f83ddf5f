import { Coffee, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../../ui/IconButton'

/** From so many minutes on a break is suggested; once sent away, only after as many more. */
const hintMinutes = 50

/** Suggests a break after long work; it holds nothing up and is sent away with one click. */
export function BreakHint({ minutes }: { readonly minutes: number }) {
  const [dismissedAt, setDismissedAt] = useState(0)
  // After a break the minutes start anew, and so does the hint.
  const since = minutes < dismissedAt ? 0 : dismissedAt
  if (minutes - since < hintMinutes) return null
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-3 border-b border-line bg-accent-soft px-4 py-1 text-dense @5xl:px-6"
    >
      <Coffee aria-hidden size={16} className="shrink-0 text-accent" />
      <p className="min-w-0 flex-1">
        {minutes}&nbsp;minutes without a break. A few minutes away keep the next answers good.
      </p>
      <IconButton label="Dismiss" className="size-7!" onClick={() => setDismissedAt(minutes)}>
        <X aria-hidden size={15} />
      </IconButton>
    </div>
  )
}
