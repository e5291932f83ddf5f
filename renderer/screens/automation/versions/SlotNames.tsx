import type { Slot, StrategyOf } from '../../../../shared/schema/deployment'
import { classes } from '../../../ui/classes'
import { percentWords, versionName } from '../../../words/stages'

interface Props {
  readonly strategy: Pick<StrategyOf<'blue-green'>, 'blue' | 'green' | 'home'>
  /** Green's part of the items. */
  readonly weight: number
}

const slots: readonly Slot[] = ['green', 'blue']

/** The two slots, each on the side of the slider that is its own. */
export function SlotNames({ strategy, weight }: Props) {
  return (
    <ul aria-label="Slots" className="flex flex-wrap justify-between gap-x-4 text-dense">
      {slots.map((slot) => (
        <li key={slot} className="flex items-baseline gap-2">
          <span
            aria-hidden
            className={classes('size-2 rounded-full', slot === 'green' ? 'bg-good' : 'bg-accent')}
          />
          <span>
            <span className="font-semibold">
              {slot === 'green' ? 'Green' : 'Blue'}{' '}
              {percentWords(slot === 'green' ? weight : 1 - weight)}
            </span>{' '}
            <span className="text-muted">
              {versionName(strategy[slot])}
              {strategy.home === slot ? ', home' : ''}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
