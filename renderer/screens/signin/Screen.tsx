import { useState } from 'react'
import type { KnownPerson } from '../../../shared/contract/workspace'
import { Notice } from '../../ui/Notice'
import { PasswordForm } from './PasswordForm'
import { PeopleList } from './PeopleList'

interface Props {
  readonly people: readonly KnownPerson[]
  readonly failure: string | null
  readonly onSignIn: (name: string, password?: string) => Promise<void>
}

/** Who is there, where several people share the workspace or the only one has a password. */
export function SignInScreen({ people, failure, onSignIn }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  // What went wrong for one person says nothing to the next.
  const [hasTried, setHasTried] = useState(false)

  function choose({ name, hasPassword }: KnownPerson) {
    setHasTried(!hasPassword)
    if (hasPassword) setChosen(name)
    else void onSignIn(name)
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
        {failure === null || !hasTried ? null : (
          <div role="alert">
            <Notice tone="bad">{failure}</Notice>
          </div>
        )}
        {chosen === null ? (
          <PeopleList people={people.filter(({ hasLeft }) => !hasLeft)} onChoose={choose} />
        ) : (
          <PasswordForm
            name={chosen}
            onEnter={async (password) => {
              await onSignIn(chosen, password)
              setHasTried(true)
            }}
            onBack={() => {
              setChosen(null)
              setHasTried(false)
            }}
          />
        )}
      </div>
    </main>
  )
}
