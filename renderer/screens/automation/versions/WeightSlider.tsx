import { Slider } from '@base-ui/react/slider'
import { percentWords } from '../../../words/stages'

interface Props {
  /** Green's part of the items. */
  readonly weight: number
  readonly onChange: (weight: number) => void
  readonly isOff?: boolean
}

/** How the items are split between two slots, in steps of five per cent. */
export function WeightSlider({ weight, onChange, isOff = false }: Props) {
  return (
    <Slider.Root
      value={Math.round(weight * 100)}
      min={0}
      max={100}
      step={5}
      disabled={isOff}
      onValueChange={(value) => onChange(value / 100)}
    >
      <Slider.Control className="flex h-8 w-full touch-none items-center select-none">
        <Slider.Track className="h-1.5 w-full rounded-full bg-accent">
          <Slider.Indicator className="rounded-full bg-good" />
          <Slider.Thumb
            aria-label="Green’s part of the items"
            getAriaValueText={(_text, value) =>
              `green ${percentWords(value / 100)}, blue ${percentWords(1 - value / 100)}`
            }
            className="size-4 rounded-full border-2 border-surface bg-fg shadow-raised outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent"
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}
