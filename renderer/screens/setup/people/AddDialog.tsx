import { useState } from 'react'
import { roles, type Role } from '../../../../shared/roles'
import { Choice } from '../../../ui/form/Choice'
import { Field } from '../../../ui/form/Field'
import { inputClass } from '../../../ui/form/inputClass'
import { nameFault, roleWords } from '../../../words/setup/people'
import { FormDialog } from '../FormDialog'
import type { PeopleDesk } from './store'

interface Props {
  readonly desk: PeopleDesk
  readonly isSending: boolean
  readonly failure: string | null
  readonly taken: readonly string[]
}

/** Adds a person, who signs in by name alone until a password is set. */
export function AddDialog({ desk, isSending, failure, taken }: Props) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('operator')
  const [hasTried, setHasTried] = useState(false)
  const fault = nameFault(name.trim(), taken)
  return (
    <FormDialog
      title="Add a person"
      button="Add"
      isSending={isSending}
      failure={failure}
      onClose={() => desk.begin(null)}
      onSubmit={() => {
        setHasTried(true)
        if (fault === null) void desk.add(name.trim(), role)
      }}
    >
      <Field
        label="Name"
        error={hasTried ? fault : null}
        hint="Decisions are kept under it. It stays as it is."
      >
        {(ids) => (
          <input
            {...ids}
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      <Choice label="Role" value={role} values={roles} words={roleWords} onChoose={setRole} />
    </FormDialog>
  )
}
