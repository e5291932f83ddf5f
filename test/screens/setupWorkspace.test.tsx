import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fail, succeed } from '../../shared/result'
import { makeDelayed, makeError } from '../make/client'
import { setUp } from './setupSetUp'

const openWorkspace = (made: ReturnType<typeof setUp>) =>
  made.user.click(screen.getByRole('radio', { name: 'Workspace' }))

const backUp = () => screen.getByRole('button', { name: 'Back up now…' })

test('days are counted in a zone that exists, and it is said what that does', async () => {
  const made = setUp({ 'workspace.setTimeZone': () => succeed(null) })
  await openWorkspace(made)
  const zone = screen.getByLabelText('Time zone')
  const button = screen.getByRole('button', { name: 'Count days there' })
  expect(button).toBeDisabled()
  await made.user.clear(zone)
  await made.user.type(zone, 'Europe/Atlantis')
  expect(zone).toHaveAccessibleDescription(/^Choose one of the list/)
  expect(button).toBeDisabled()
  await made.user.clear(zone)
  await made.user.type(zone, 'Europe/Berlin')
  expect(screen.getByText(/^All figures by day are counted anew/)).toBeInTheDocument()
  await made.user.keyboard('{Enter}')
  expect(made.inputsOf('workspace.setTimeZone')).toMatchObject([{ timeZone: 'Europe/Berlin' }])
})

test('the workspace is checked, and every check is listed', async () => {
  const made = setUp({
    'workspace.verify': () =>
      succeed({
        ok: false,
        checks: [
          { name: 'audit log', ok: true, detail: 'unbroken' },
          { name: 'lanes', ok: false, detail: 'one waits twice' },
        ],
      }),
  })
  await openWorkspace(made)
  await made.user.click(screen.getByRole('button', { name: 'Check now' }))
  expect(await screen.findByText(/^Something does not hold together/)).toBeInTheDocument()
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    'audit log · unbroken',
    'lanes · one waits twice',
  ])
  expect(screen.getByRole('img', { name: 'does not hold:' })).toBeInTheDocument()
})

test('a check can be cancelled', async () => {
  const { promise, settle } = makeDelayed<ReturnType<typeof fail<ReturnType<typeof makeError>>>>()
  const made = setUp({ 'workspace.verify': () => promise })
  await openWorkspace(made)
  await made.user.click(screen.getByRole('button', { name: 'Check now' }))
  await made.user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.getByText('Cancelling…')).toBeInTheDocument()
  settle(fail(makeError('cancelled')))
  expect(await screen.findByText('Cancelled. Nothing was changed.')).toBeInTheDocument()
})

test('a copy goes where the person says, and a dialog that was closed says nothing', async () => {
  const answers = [
    fail(makeError('cancelled')),
    succeed({ file: '/media/stick/copy.db', bytes: 1_500_000 }),
    fail(makeError('file_unreadable', 'The disk is full.')),
  ]
  const made = setUp({ 'workspace.backup': () => answers.shift() ?? fail(makeError('internal')) })
  await openWorkspace(made)
  await made.user.click(backUp())
  expect(screen.queryByRole('alert')).toBeNull()
  await made.user.click(backUp())
  expect(await screen.findByText('/media/stick/copy.db')).toBeInTheDocument()
  await made.user.click(backUp())
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.')
  expect(made.inputsOf('workspace.backup')).toEqual([
    { file: null },
    { file: null },
    { file: null },
  ])
})

test('others look, check and choose how the window looks', async () => {
  const made = setUp({}, { role: 'operator' })
  await openWorkspace(made)
  expect(screen.queryByRole('button', { name: 'Back up now…' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Count days there' })).toBeNull()
  expect(screen.getByLabelText('Time zone')).toHaveAttribute('readonly')
  await made.user.click(screen.getByRole('radio', { name: 'Dark' }))
  expect(made.heard.theme).toHaveBeenCalledWith('dark')
  await made.user.click(screen.getByRole('button', { name: 'Show folder' }))
  expect(made.heard.folder).toHaveBeenCalledOnce()
})
