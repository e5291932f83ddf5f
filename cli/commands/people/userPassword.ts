import { wrongUse, type Command } from '../../command'
import { askSecret } from '../../password'

/** Sets somebody's password, or takes it away. */
export const userPassword: Command = {
  name: 'user password',
  usage: 'NAME [--remove]',
  does: 'set the password that NAME signs in with, typed twice or taken from UNDERSTUDY_NEW_PASSWORD',
  flags: ['remove'],
  least: 1,
  most: 1,
  read: ({ words: [name = ''], has }) => ({
    run: async ({ ask, write, out }) => {
      const password = has('remove') ? null : await newPassword(name)
      if (password === '')
        return wrongUse(
          'no password was given: type the same one twice, or set UNDERSTUDY_NEW_PASSWORD',
        )
      const answer = await ask('people.setPassword', { ...write(), name, password })
      if (!answer.ok) return out.failed(answer.error)
      const hasPassword = password !== null
      out.result({ name, hasPassword }, () => [
        hasPassword
          ? `${name} now signs in with a password`
          : `${name} signs in without a password`,
      ])
      return 0
    },
  }),
}

/** Empty where none was given, or the second was another than the first. */
async function newPassword(name: string): Promise<string> {
  const given = process.env['UNDERSTUDY_NEW_PASSWORD'] ?? ''
  if (given !== '') return given
  const first = await askSecret(`New password of ${name}: `)
  const second = await askSecret('The same again: ')
  return first !== null && first === second ? first : ''
}
