import { expect, it } from 'vitest'
import { createSignedIn } from '../../../electron/signedIn'
import { fail, succeed } from '../../../shared/result'
import { makeError } from '../../make/client'

const done = succeed(null)
const signIn = { name: 'lead-a', password: 'red lamp' }

it('remembers who signed in until they sign out, and nothing of what failed', () => {
  const signedIn = createSignedIn()
  expect(signedIn.toRestore()).toBeNull()
  signedIn.note('session.signIn', signIn, fail(makeError('password_wrong')))
  expect(signedIn.toRestore()).toBeNull()
  signedIn.note('session.signIn', signIn, done)
  expect(signedIn.toRestore()).toEqual({ name: 'session.signIn', input: signIn })
  signedIn.note('session.signOut', {}, done)
  expect(signedIn.toRestore()).toEqual({ name: 'session.signOut', input: {} })
})

it('goes by the new password of whoever is there, and by nobody else’s', () => {
  const signedIn = createSignedIn()
  signedIn.note('session.signIn', signIn, done)
  const set = (name: string, password: string | null) =>
    signedIn.note('people.setPassword', { requestId: '', at: 0, name, password }, done)
  set('operator-a', 'green lamp')
  expect(signedIn.toRestore()).toMatchObject({ input: signIn })
  set('lead-a', 'blue lamp')
  expect(signedIn.toRestore()).toMatchObject({ input: { name: 'lead-a', password: 'blue lamp' } })
  set('lead-a', null)
  expect(signedIn.toRestore()).toMatchObject({ input: { name: 'lead-a', password: null } })
})
