import { useState } from 'react'
import type { PersonAtWork } from '../../../../shared/contract/workspace'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/form/Field'
import { inputClass } from '../../../ui/form/inputClass'
import { passwordFault } from '../../../words/setup/people'
import { FormDialog } from '../FormDialog'
import type { PeopleDesk } from './store'

interface Props {
  readonly desk: PeopleDesk
  readonly isSending: boolean
  readonly failure: string | null
  readonly person: PersonAtWork
}

/** Sets a password, typed twice, or takes it away. */
export function PasswordDialog({ desk, isSending, failure, person }: Props) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const fault = passwordFault(first, second)
  const shown = hasTried ? fault : null
  return (
    <FormDialog
      title={`Password of ${person.name}`}
      button={isSending ? 'Setting…' : 'Set password'}
      isSending={isSending}
      failure={failure}
      onClose={() => desk.begin(null)}
      onSubmit={() => {
        setHasTried(true)
        if (fault === null) void desk.setPassword(person.name, first)
      }}
      extra={
        person.hasPassword ? (
          <Button
            look="quiet"
            disabled={isSending}
            onClick={() => void desk.setPassword(person.name, null)}
          >
            Take it away
          </Button>
        ) : undefined
      }
    >
      <Field label="New password" error={first === '' ? shown : null}>
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={first}
            onChange={(event) => setFirst(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      <Field label="The same again" error={first === '' ? null : shown}>
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="new-password"
            maxLength={1000}
            value={second}
            onChange={(event) => setSecond(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
    </FormDialog>
  )
}
