import { Lock } from 'lucide-react'
import type { PersonAtWork } from '../../../../shared/contract/workspace'
import { Button } from '../../../ui/Button'
import { Instant } from '../../../ui/Instant'
import { formatCount } from '../../../words/numbers'
import { roleWords } from '../../../words/setup/people'
import type { Begun } from './store'

interface Props {
  readonly people: readonly PersonAtWork[]
  /** Who is signed in: everybody changes their own password. */
  readonly self: string
  readonly mayEdit: boolean
  readonly onBegin: (begun: Begun) => void
}

/** One line a person, those who have left at the end. */
export function PeopleTable({ people, self, mayEdit, onBegin }: Props) {
  const inOrder = people.toSorted((a, b) => Number(a.hasLeft) - Number(b.hasLeft) || a.id - b.id)
  return (
    <div
      role="group"
      aria-label="People"
      tabIndex={0}
      className="-mx-4 overflow-x-auto px-4 -outline-offset-2"
    >
      <table className="w-full text-left text-dense">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Name
            </th>
            <th scope="col" className="pr-4 font-medium whitespace-nowrap">
              Role
            </th>
            <th scope="col" className="pr-4 font-medium whitespace-nowrap">
              Password
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Decisions
            </th>
            <th scope="col" className="pr-4 font-medium whitespace-nowrap">
              Last at work
            </th>
            <th scope="col">
              <span className="sr-only">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((person) => (
            <tr key={person.id} className="border-b border-line last:border-0">
              <th
                scope="row"
                className="max-w-56 truncate py-2 pr-4 font-medium"
                title={person.name}
              >
                {person.name}
                {person.name === self ? (
                  <span className="font-normal text-muted"> (you)</span>
                ) : null}
              </th>
              <td className="pr-4 whitespace-nowrap" title={roleWords[person.role].what}>
                {person.hasLeft ? (
                  <span className="text-muted">has left</span>
                ) : (
                  roleWords[person.role].name
                )}
              </td>
              <td className="pr-4">
                {person.hasPassword ? (
                  <span className="inline-flex items-center gap-1.5">
                    <Lock aria-hidden size={13} className="text-muted" /> yes
                  </span>
                ) : (
                  <span className="text-muted">{person.hasLeft ? '–' : 'no'}</span>
                )}
              </td>
              <td className="pr-4 text-right tabular-nums">{formatCount(person.decisions)}</td>
              <td className="pr-4 whitespace-nowrap">
                {person.lastActAt === null ? (
                  <span className="text-muted">–</span>
                ) : (
                  <Instant at={person.lastActAt} />
                )}
              </td>
              <td className="py-1">
                <Acts
                  person={person}
                  isSelf={person.name === self}
                  mayEdit={mayEdit}
                  onBegin={onBegin}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ActsProps {
  readonly person: PersonAtWork
  readonly isSelf: boolean
  readonly mayEdit: boolean
  readonly onBegin: (begun: Begun) => void
}

const acts = {
  role: 'Role',
  password: 'Password',
  leave: 'Leave',
  return: 'Take back',
} as const

function Acts({ person, isSelf, mayEdit, onBegin }: ActsProps) {
  const possible: readonly (keyof typeof acts)[] = person.hasLeft
    ? mayEdit
      ? ['return']
      : []
    : mayEdit
      ? ['role', 'password', 'leave']
      : isSelf
        ? ['password']
        : []
  return (
    <span className="flex justify-end gap-1">
      {possible.map((kind) => (
        <Button
          key={kind}
          look="quiet"
          aria-label={`${acts[kind]}: ${person.name}`}
          onClick={() => onBegin({ kind, name: person.name })}
          className="px-2!"
        >
          {acts[kind]}…
        </Button>
      ))}
    </span>
  )
}
