import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react'
import { memo, useId, useRef } from 'react'
import { commandLetters } from '../../../../../shared/review/hotkeys'
import { inputClass } from '../../../../ui/form/inputClass'
import { IconButton } from '../../../../ui/IconButton'
import type { DraftLabel } from '../draft'
import { useKeysWithin } from '../useKeysWithin'

export const labelFields = ['id', 'name', 'hotkey', 'colour'] as const
type Named = (typeof labelFields)[number]

interface Props {
  readonly label: DraftLabel
  /** From 0. */
  readonly row: number
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The key that it gets where it names none. */
  readonly freeKey: string | null
  /** `field: what is wrong`, one a line. */
  readonly faults: string
  readonly onChange: (key: number, parts: Partial<DraftLabel>) => void
  /** Up or down; `field` is where the keyboard is. */
  readonly onMove: (key: number, row: number, step: -1 | 1, field: string) => void
  readonly onRemove: (key: number, row: number) => void
  readonly onAdd: () => void
}

/** Shown where a label has no colour of its own. */
const noColour = '#9a9aa5'

/** One label: its id, name, key and colour, and whether an error there is grave. */
export const LabelRow = memo(function LabelRow(props: Props) {
  const { label, row, isFirst, isLast, freeKey, faults, onAdd } = props
  const id = useId()
  const place = useRef<HTMLLIElement>(null)
  const number = row + 1
  const named = label.name || label.id || `label ${number}`
  const onChange = (parts: Partial<DraftLabel>) => props.onChange(label.key, parts)
  const onMove = (step: -1 | 1, field: string) => props.onMove(label.key, row, step, field)
  const told = labelFields.flatMap((field) => {
    const fault = faults.split('\n').find((line) => line.startsWith(`${field}: `))
    return fault === undefined ? [] : [{ field, fault: fault.slice(field.length + 2) }]
  })
  const isWrong = (field: Named) => told.some((one) => one.field === field)
  const takes = commandLetters.includes(label.hotkey)
  const field = (name: Named) => ({
    'data-field': name,
    'aria-invalid': isWrong(name),
    'aria-describedby': isWrong(name) ? `${id}-${name}` : undefined,
    autoComplete: 'off',
    spellCheck: false,
  })

  useKeysWithin(place, (event) => {
    const at = event.target instanceof HTMLElement ? event.target.dataset['field'] : undefined
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    const adds = event.key === 'Enter' && isLast && at !== undefined && !hasMod(event)
    if (event.altKey && isArrow) onMove(event.key === 'ArrowUp' ? -1 : 1, at ?? 'id')
    else if (adds) onAdd()
    else return false
    return true
  })

  return (
    <li ref={place} className="flex flex-col gap-1 border-t border-line py-2 first:border-0">
      <div className="flex flex-wrap items-center gap-2">
        <input
          {...field('id')}
          aria-label={`Id of label ${number}`}
          placeholder="id"
          value={label.id}
          onChange={(event) => onChange({ id: event.target.value })}
          className={`${inputClass} w-0! flex-1 basis-28`}
        />
        <input
          {...field('name')}
          aria-label={`Name of label ${number}`}
          placeholder={label.id === '' ? 'name' : label.id}
          value={label.name}
          onChange={(event) => onChange({ name: event.target.value })}
          className={`${inputClass} w-0! flex-1 basis-32`}
        />
        <input
          {...field('hotkey')}
          aria-label={`Key of label ${number}`}
          maxLength={1}
          placeholder={freeKey ?? ''}
          value={label.hotkey}
          onChange={(event) => onChange({ hotkey: event.target.value.toLowerCase() })}
          className={`${inputClass} w-10! text-center`}
        />
        <span className="flex items-center">
          <input
            type="color"
            {...field('colour')}
            aria-label={`Colour of label ${number}${label.colour === '' ? ': none' : ''}`}
            value={label.colour === '' ? noColour : label.colour}
            onChange={(event) => onChange({ colour: event.target.value })}
            className={`size-8 rounded-md border border-edge bg-surface p-1 ${label.colour === '' ? 'opacity-40' : ''}`}
          />
          <IconButton
            label={`No colour for ${named}`}
            disabled={label.colour === ''}
            onClick={() => onChange({ colour: '' })}
            className="w-6! disabled:invisible"
          >
            <X aria-hidden size={13} />
          </IconButton>
        </span>
        <label className="flex items-center gap-1.5 text-dense">
          <input
            type="checkbox"
            checked={label.critical}
            aria-label={`${named} is critical`}
            onChange={(event) => onChange({ critical: event.target.checked })}
            className="size-4 accent-(--accent)"
          />
          <span aria-hidden>Critical</span>
        </label>
        <span className="ml-auto flex">
          <IconButton
            label={`Move ${named} up`}
            disabled={isFirst}
            onClick={() => onMove(-1, 'id')}
            className="w-7! disabled:opacity-30"
          >
            <ArrowUp aria-hidden size={15} />
          </IconButton>
          <IconButton
            label={`Move ${named} down`}
            disabled={isLast}
            onClick={() => onMove(1, 'id')}
            className="w-7! disabled:opacity-30"
          >
            <ArrowDown aria-hidden size={15} />
          </IconButton>
          <IconButton
            label={`Remove ${named}`}
            onClick={() => props.onRemove(label.key, row)}
            className="w-7! disabled:opacity-30"
          >
            <Trash2 aria-hidden size={15} />
          </IconButton>
        </span>
      </div>
      {told.map(({ field: name, fault }) => (
        <p key={name} id={`${id}-${name}`} className="text-xs text-pretty text-bad">
          {fieldNames[name]} {fault}
        </p>
      ))}
      {takes && told.length === 0 ? (
        <p className="text-xs text-muted">
          On Review the key {label.hotkey} then gives this answer instead of what it does else.
        </p>
      ) : null}
    </li>
  )
})

const hasMod = (event: KeyboardEvent) => event.ctrlKey || event.metaKey

const fieldNames: Readonly<Record<Named, string>> = {
  id: 'The id',
  name: 'The name',
  hotkey: 'The key',
  colour: 'The colour',
}
