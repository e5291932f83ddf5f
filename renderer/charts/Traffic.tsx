import { classes } from '../ui/classes'
import { percentWords } from '../words/stages'

const tones = ['bg-accent', 'bg-muted/60', 'bg-good/70'] as const

export interface TrafficPart {
  readonly name: string
  readonly share: number
}

/** How the items are split among versions. */
export function Traffic({ parts }: { readonly parts: readonly TrafficPart[] }) {
  return (
    <div
      role="img"
      aria-label={parts.map(({ name, share }) => `${name}: ${percentWords(share)}`).join(', ')}
      className="flex h-2.5 w-full gap-0.5 overflow-hidden rounded-full bg-sunken"
    >
      {parts.map(({ name, share }, index) =>
        share === 0 ? null : (
          <span
            key={name}
            title={`${name}: ${percentWords(share)}`}
            className={classes('h-full', tones[index % tones.length])}
            style={{ width: `${share * 100}%` }}
          />
        ),
      )}
    </div>
  )
}
