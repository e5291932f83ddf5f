import { useState } from 'react'
import type { PersonAtWork } from '../../../../shared/contract/workspace'
import { roles, type Role } from '../../../../shared/roles'
import { Choice } from '../../../ui/form/Choice'
import { Field } from '../../../ui/form/Field'
import { DialogText } from '../../../ui/Dialog'
import { roleWords } from '../../../words/setup/people'
import { FormDialog } from '../FormDialog'
import type { PeopleDesk } from './store'

interface Props {
  readonly desk: PeopleDesk
  readonly isSending: boolean
  readonly failure: string | null
  readonly kind: 'role' | 'leave' | 'return'
  readonly person: PersonAtWork
  readonly isSelf: boolean
}

/** Another role, leaving or coming back: each with a reason, which stays in the log. */
export function ReasonDialog({ desk, isSending, failure, kind, person, isSelf }: Props) {
  const { name } = person
  const [role, setRole] = useState<Role>(person.role)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isSame = kind === 'role' && role === person.role
  const fault = reason.trim() === '' ? 'Give a reason: it is kept with the change.' : null

  function submit() {
    setHasTried(true)
    if (isSame || fault !== null) return
    const why = reason.trim()
    void (kind === 'role'
      ? desk.setRole(name, role, why)
      : desk.setLeft(name, kind === 'leave', why))
  }

  return (
    <FormDialog
      title={titles[kind](name)}
      button={buttons[kind]}
      isSending={isSending}
      failure={failure}
      onClose={() => desk.begin(null)}
      onSubmit={submit}
    >
      {kind === 'role' ? (
        <>
          <Choice
            label="Role"
            value={role}
            values={roles}
            words={roleWords}
            error={hasTried && isSame ? `${name} has this role already.` : null}
            onChoose={setRole}
          />
          {isSelf && person.role === 'lead' && role !== 'lead' ? (
            <DialogText>This is you: another lead would have to make you one again.</DialogText>
          ) : null}
        </>
      ) : (
        <DialogText>
          {kind === 'leave'
            ? `Nobody can sign in as ${name} any more, and what ${name} has in hand goes to others. All that ${name} decided stays. ${isSelf ? 'This is you.' : ''}`
            : `${name} can sign in again as ${person.role}, without a password until one is set.`}
        </DialogText>
      )}
      <Field
        label="Reason"
        error={hasTried ? fault : null}
        hint="It is kept with the change, for whoever asks later."
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
            }}
            className="resize-y rounded-md border border-edge bg-surface px-3 py-2 text-sm aria-invalid:border-bad"
          />
        )}
      </Field>
    </FormDialog>
  )
}

const titles = {
  role: (name: string) => `Role of ${name}`,
  leave: (name: string) => `${name} leaves`,
  return: (name: string) => `Take ${name} back`,
} as const

const buttons = {
  role: 'Change role',
  leave: 'Let go',
  return: 'Take back',
} as const
