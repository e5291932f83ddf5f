import { useState } from 'react'
import { Button } from '../../ui/Button'

interface Props {
  readonly name: string
  readonly onEnter: (password: string) => Promise<void>
  readonly onBack: () => void
}

/** Enter signs in, Escape goes back to the people. */
export function PasswordForm({ name, onEnter, onBack }: Props) {
  const [password, setPassword] = useState('')
  const [isChecking, setIsChecking] = useState(false)

  async function enter() {
    setIsChecking(true)
    await onEnter(password)
    setPassword('')
    setIsChecking(false)
  }

  return (
    <form
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 shadow-raised"
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '' && !isChecking) void enter()
      }}
    >
      <label className="flex flex-col gap-1.5 text-dense font-medium">
        Password of {name}
        <input
          type="password"
          autoFocus
          autoComplete="current-password"
          value={password}
          readOnly={isChecking}
          onChange={(event) => setPassword(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onBack()
          }}
          className="h-9 rounded-md border border-edge bg-surface px-3 text-sm font-normal"
        />
      </label>
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" look="primary" disabled={password === '' || isChecking}>
          {isChecking ? 'Checking…' : 'Sign in'}
        </Button>
      </div>
    </form>
  )
}
