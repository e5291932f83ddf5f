import { Select as Base } from '@base-ui/react/select'
import type { ReactNode } from 'react'
import { Check, ChevronsUpDown } from 'lucide-react'
import { classes } from './classes'

interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

interface Props {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string) => void
  readonly className?: string
  /** Stands for the whole in a narrow window, where there is no room for words. */
  readonly icon?: ReactNode
}

/** Chooses one of a few; the name is for assistive technology, as the place says what it is. */
export function Select({ label, value, choices, onChoose, className, icon }: Props) {
  return (
    <Base.Root
      items={choices}
      value={value}
      onValueChange={(next: string | null) => {
        if (next !== null) onChoose(next)
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={classes(
          'inline-flex h-8 min-w-0 items-center justify-between gap-2 rounded-md border border-line bg-surface pr-2 pl-3 text-left text-dense font-medium shadow-raised hover:bg-sunken',
          className,
        )}
      >
        {icon === undefined ? null : (
          <span aria-hidden className="mx-auto lg:hidden">
            {icon}
          </span>
        )}
        <Base.Value className={classes('truncate', icon !== undefined && 'max-lg:sr-only')} />
        <Base.Icon
          className={classes('shrink-0 text-muted', icon !== undefined && 'max-lg:hidden')}
        >
          <ChevronsUpDown aria-hidden size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="max-h-80 min-w-(--anchor-width) overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-float outline-none">
            {choices.map((choice) => (
              <Base.Item
                key={choice.value}
                value={choice.value}
                className="grid cursor-default grid-cols-[1rem_auto_1fr] items-center gap-2 rounded-md py-1.5 pr-3 pl-2 text-dense outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent"
              >
                <Base.ItemIndicator className="col-start-1">
                  <Check aria-hidden size={14} />
                </Base.ItemIndicator>
                <Base.ItemText className="col-start-2">{choice.label}</Base.ItemText>
                {choice.hint === undefined ? null : (
                  <span className="text-right text-xs text-muted tabular-nums">{choice.hint}</span>
                )}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
