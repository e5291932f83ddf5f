import { classes } from '../ui/classes'

const tones = { accent: 'bg-accent', muted: 'bg-muted/60' } as const

interface Props {
  readonly share: number
  readonly tone?: keyof typeof tones
}

/** A share as a bar, for the eye only: the figure stands beside it. */
export function Bar({ share, tone = 'accent' }: Props) {
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`
  return (
    <span aria-hidden className="block h-1.5 w-full overflow-hidden rounded-full bg-sunken">
      <span className={classes('block h-full rounded-full', tones[tone])} style={{ width }} />
    </span>
  )
}
