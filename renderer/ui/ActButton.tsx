import { Tooltip } from '@base-ui/react/tooltip'
import { useId, type ReactNode } from 'react'
import { Button } from './Button'

interface Props {
  /** Why it cannot be pressed now; null where it can. */
  readonly off: string | null
  readonly onPress: () => void
  readonly look?: 'primary' | 'plain' | 'quiet'
  readonly label?: string
  readonly children: ReactNode
}

/** A button that says why it is off: it can still be reached, so that the reason can be read. */
export function ActButton({ off, onPress, look = 'plain', label, children }: Props) {
  const id = useId()
  if (off === null)
    return (
      <Button look={look} aria-label={label} onClick={onPress}>
        {children}
      </Button>
    )
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        delay={150}
        closeOnClick={false}
        render={
          <Button
            look={look === 'primary' ? 'plain' : look}
            aria-label={label}
            aria-disabled
            aria-describedby={id}
            className="cursor-default! opacity-55"
          />
        }
      >
        {children}
        <span id={id} hidden>
          {off}
        </span>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-50">
          <Tooltip.Popup className="max-w-72 rounded-md border border-line bg-surface px-3 py-2 text-xs text-pretty shadow-float">
            {off}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
