import { Lock } from 'lucide-react'
import { useRef } from 'react'
import type { KnownPerson } from '../../../shared/contract/workspace'

interface Props {
  readonly people: readonly KnownPerson[]
  readonly onChoose: (person: KnownPerson) => void
}

/** Arrows and Enter, or a click. */
export function PeopleList({ people, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null)

  function move(step: number) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons.at((at + step) % buttons.length)?.focus()
  }

  return (
    <ul
      ref={list}
      aria-label="People"
      className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-raised"
    >
      {people.map((person, index) => (
        <li key={person.id} className="border-b border-line last:border-0">
          <button
            type="button"
            autoFocus={index === 0}
            onClick={() => onChoose(person)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') move(1)
              else if (event.key === 'ArrowUp') move(-1)
              else return
              event.preventDefault()
            }}
            className="flex w-full items-center gap-2 px-4 py-3 text-left -outline-offset-2 hover:bg-sunken"
          >
            <span className="truncate text-sm font-medium">{person.name}</span>
            {person.hasPassword ? (
              <Lock role="img" aria-label="with a password" size={13} className="text-muted" />
            ) : null}
            <span className="ml-auto text-xs text-muted">{person.role}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
