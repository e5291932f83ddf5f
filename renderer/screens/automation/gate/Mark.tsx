import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import { classes } from '../../../ui/classes'
import { passWords, type PassWord } from '../../../words/gate'

const marks = {
  met: { Icon: CircleCheck, colour: 'text-good' },
  open: { Icon: CircleX, colour: 'text-bad' },
  missing: { Icon: CircleDashed, colour: 'text-muted' },
} as const

/** Met, not met or not known: a picture of its own for each, and a word for those who hear it. */
export function Mark({ pass }: { readonly pass: PassWord }) {
  const { Icon, colour } = marks[pass]
  return (
    <span title={passWords[pass]} className={classes('inline-flex', colour)}>
      <Icon aria-hidden size={18} />
      <span className="sr-only">{passWords[pass]}</span>
    </span>
  )
}
