import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Person } from '../../../../shared/contract/workspace'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { AddDialog } from './AddDialog'
import { PasswordDialog } from './PasswordDialog'
import { PeopleTable } from './PeopleTable'
import { ReasonDialog } from './ReasonDialog'
import type { PeopleDesk } from './store'

interface Props {
  readonly desk: PeopleDesk
  readonly person: Person
  readonly mayEdit: boolean
}

/** Who works here; a lead says so. */
export function PeoplePart({ desk, person, mayEdit }: Props) {
  const { people, trouble, begun, isSending, failure } = useStore(desk.store)
  useEffect(() => desk.watch(), [desk])
  const begunWith =
    begun === null || begun.kind === 'add'
      ? undefined
      : people?.find(({ name }) => name === begun.name)
  const shared = { desk, isSending, failure }
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4">
      {trouble === null ? null : (
        <div role="alert">
          <Notice tone="warn" action={<Button onClick={desk.refresh}>Try again</Button>}>
            {people === null ? trouble : `This may be out of date. ${trouble}`}
          </Notice>
        </div>
      )}
      {people === null ? (
        trouble === null ? (
          <p role="status" className="late text-dense text-muted">
            Looking who works here…
          </p>
        ) : null
      ) : (
        <Card
          title="People"
          aside={
            mayEdit ? (
              <Button look="primary" onClick={() => desk.begin({ kind: 'add' })}>
                Add a person
              </Button>
            ) : undefined
          }
        >
          <PeopleTable
            people={people}
            self={person.name}
            mayEdit={mayEdit}
            onBegin={(next) => desk.begin(next)}
          />
          <p className="mt-3 text-xs text-pretty text-muted">
            A password keeps people from acting under each other’s name. It encrypts nothing:
            whoever can read the workspace’s folder can read what is in it.
            {mayEdit ? '' : ' A lead adds people and changes roles.'}
          </p>
        </Card>
      )}
      {begun?.kind === 'add' ? (
        <AddDialog {...shared} taken={people?.map(({ name }) => name) ?? []} />
      ) : null}
      {begun?.kind === 'password' && begunWith ? (
        <PasswordDialog {...shared} person={begunWith} />
      ) : null}
      {begun && begun.kind !== 'add' && begun.kind !== 'password' && begunWith ? (
        <ReasonDialog
          {...shared}
          kind={begun.kind}
          person={begunWith}
          isSelf={begunWith.name === person.name}
        />
      ) : null}
    </div>
  )
}
