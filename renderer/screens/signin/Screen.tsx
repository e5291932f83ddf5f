import { useRef } from 'react'
import type { Person } from '../../../shared/contract/workspace'
import { Notice } from '../../ui/Notice'

interface Props {
  readonly people: readonly Person[]
  readonly failure: string | null
  readonly onSignIn: (name: string) => void
}

/** Who is there, where several people share the workspace: arrows and Enter, or a click. */
export function SignInScreen({ people, failure, onSignIn }: Props) {
  const list = useRef<HTMLUListElement>(null)

  function move(step: number) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons.at((at + step) % buttons.length)?.focus()
  }

  return (
    <main className="flex h-full overflow-y-auto p-6">
      <div className="m-auto flex w-full max-w-sm flex-col gap-5">
        <header className="flex flex-col gap-1">
          <h1 className="text-lg font-semibold">Who is there?</h1>
          <p className="text-dense text-muted">
            Decisions are kept under this name, and two people’s answers are told apart by it.
          </p>
        </header>
        {failure === null ? null : (
          <div role="alert">
            <Notice tone="bad">{failure}</Notice>
          </div>
        )}
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
                onClick={() => onSignIn(person.name)}
                onKeyDown={(event) => {
                  if (event.key === 'ArrowDown') move(1)
                  else if (event.key === 'ArrowUp') move(-1)
                  else return
                  event.preventDefault()
                }}
                className="flex w-full items-center justify-between gap-4 px-4 py-3 text-left -outline-offset-2 hover:bg-sunken"
              >
                <span className="truncate text-sm font-medium">{person.name}</span>
                <span className="text-xs text-muted">{person.role}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}
