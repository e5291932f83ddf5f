import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fail, succeed } from '../../shared/result'
import { makeError } from '../make/client'
import { makePerson, setUp } from './setupSetUp'

async function openPeople(made: ReturnType<typeof setUp>) {
  await made.user.click(screen.getByRole('radio', { name: 'People' }))
  await screen.findByRole('row', { name: /operator-a/ })
}

test('people are listed with what is known of them, those who left at the end', async () => {
  const made = setUp({
    'people.list': () =>
      succeed([
        makePerson('operator-old', { hasLeft: true, lastActAt: null }),
        makePerson('operator-a', { hasPassword: true, decisions: 1234 }),
      ]),
  })
  await openPeople(made)
  const [, first, last] = screen.getAllByRole('row')
  expect(first).toHaveTextContent(/operator-a.*Operator.*yes.*1,234/)
  expect(last).toHaveTextContent(/operator-old.*has left.*Take back/)
})

test('a person is added by keyboard, under a name that nobody has', async () => {
  const made = setUp({
    'people.add': ({ name, role }) => succeed({ id: 9, name, role }),
  })
  await openPeople(made)
  act(() => made.keyboard.run('addPerson'))
  await made.user.type(await screen.findByLabelText('Name'), 'operator-a{Enter}')
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(
    /^Somebody has this name already/,
  )
  await made.user.clear(screen.getByLabelText('Name'))
  await made.user.keyboard('reviewer-b')
  await made.user.click(screen.getByRole('radio', { name: 'Reviewer' }))
  await made.user.click(screen.getByRole('button', { name: 'Add' }))
  expect(made.inputsOf('people.add')).toMatchObject([{ name: 'reviewer-b', role: 'reviewer' }])
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(made.told()).toEqual(['reviewer-b is added as reviewer.'])
})

test('another role needs a reason, and what is refused stays in the dialog', async () => {
  const made = setUp({
    'people.setRole': () => fail(makeError('conflict', 'lead-a is the only lead.')),
  })
  await openPeople(made)
  await made.user.click(screen.getByRole('button', { name: 'Role: lead-a' }))
  const dialog = await screen.findByRole('dialog', { name: 'Role of lead-a' })
  await made.user.click(within(dialog).getByRole('radio', { name: 'Operator' }))
  expect(within(dialog).getByText(/^This is you/)).toBeInTheDocument()
  await made.user.click(within(dialog).getByRole('button', { name: 'Change role' }))
  const reason = within(dialog).getByLabelText('Reason')
  expect(reason).toHaveAccessibleDescription(/^Give a reason/)
  expect(made.inputsOf('people.setRole')).toEqual([])
  await made.user.type(reason, 'less to do')
  await made.user.keyboard('{Control>}{Enter}{/Control}')
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('lead-a is the only lead.')
  expect(made.inputsOf('people.setRole')).toMatchObject([
    { name: 'lead-a', role: 'operator', reason: 'less to do' },
  ])
})

test('a password is typed twice, and can be taken away', async () => {
  const made = setUp({
    'people.list': () => succeed([makePerson('operator-a', { hasPassword: true })]),
    'people.setPassword': () => succeed(null),
  })
  await openPeople(made)
  const open = () => made.user.click(screen.getByRole('button', { name: 'Password: operator-a' }))
  await open()
  await made.user.type(await screen.findByLabelText('New password'), 'blue lamp')
  await made.user.type(screen.getByLabelText('The same again'), 'red lamp{Enter}')
  expect(screen.getByLabelText('The same again')).toHaveAccessibleDescription(/^The two are not/)
  await made.user.clear(screen.getByLabelText('The same again'))
  await made.user.keyboard('blue lamp{Enter}')
  await open()
  await made.user.click(screen.getByRole('button', { name: 'Take it away' }))
  expect(made.inputsOf('people.setPassword')).toMatchObject([
    { name: 'operator-a', password: 'blue lamp' },
    { name: 'operator-a', password: null },
  ])
})

test('somebody leaves with a reason, and comes back', async () => {
  let hasLeft = false
  const made = setUp({
    'people.list': () => succeed([makePerson('operator-a', { hasLeft })]),
    'people.setLeft': (input) => {
      hasLeft = input.hasLeft
      return succeed(null)
    },
  })
  await openPeople(made)
  await made.user.click(screen.getByRole('button', { name: 'Leave: operator-a' }))
  await made.user.type(
    await screen.findByLabelText('Reason'),
    'moved away{Control>}{Enter}{/Control}',
  )
  await made.user.click(await screen.findByRole('button', { name: 'Take back: operator-a' }))
  await made.user.type(
    await screen.findByLabelText('Reason'),
    'back again{Control>}{Enter}{/Control}',
  )
  expect(made.inputsOf('people.setLeft')).toMatchObject([
    { name: 'operator-a', hasLeft: true, reason: 'moved away' },
    { name: 'operator-a', hasLeft: false, reason: 'back again' },
  ])
})

test('others see who works here, and change their own password only', async () => {
  const made = setUp({}, { role: 'reviewer' })
  await openPeople(made)
  expect(screen.queryByRole('button', { name: 'Add a person' })).toBeNull()
  act(() => made.keyboard.run('addPerson'))
  expect(screen.queryByRole('dialog')).toBeNull()
  act(() => made.keyboard.run('ownPassword'))
  expect(await screen.findByRole('dialog', { name: 'Password of lead-a' })).toBeInTheDocument()
  await made.user.keyboard('{Escape}')
  const acts = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
  expect(acts).toEqual(['Password: lead-a'])
})

test('people that cannot be listed are asked for again', async () => {
  let fails = true
  const made = setUp({
    'people.list': () =>
      fails ? fail(makeError('busy', 'Locked.')) : succeed([makePerson('operator-a')]),
  })
  await made.user.click(screen.getByRole('radio', { name: 'People' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Locked.')
  fails = false
  await made.user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('row', { name: /operator-a/ })).toBeInTheDocument()
  expect(screen.queryByRole('alert')).toBeNull()
})
