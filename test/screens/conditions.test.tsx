import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { InputOf } from '../../shared/contract/requests'
import { fail, succeed } from '../../shared/result'
import { makeAutomationState, makePerson } from '../make/automation'
import { noTrial, showAutomation } from '../make/automationScreen'
import { makeDeployment } from '../make/deployment'

const partial = makeDeployment({ stage: 'partial', threshold: 0.9 })
const trial = {
  ...noTrial,
  n: 1000,
  after: { n: 700, known: 500, errors: 6 },
  toPeople: { n: 34, known: 30, errors: 12 },
}

function open(answers: Parameters<typeof showAutomation>[1] = {}) {
  return showAutomation(makeAutomationState({ deployment: partial }), {
    'automation.dryRun': ({ compare }: InputOf<'automation.dryRun'>) =>
      succeed(compare === 'conditions' ? trial : noTrial),
    ...answers,
  })
}

test('conditions are put together by keyboard, tried on the last items, and saved with a reason', async () => {
  const saved = makeAutomationState({ deployment: { ...partial, revision: 5 } })
  const { user, inputsOf, keyboard } = open({
    'automation.setConditions': () => succeed(saved),
  })
  await screen.findByRole('region', { name: 'Review conditions' })
  keyboard.run('conditions')
  const dialog = within(await screen.findByRole('dialog', { name: 'Review conditions' }))
  expect(dialog.getByText('Nothing is changed yet.')).toBeInTheDocument()
  await waitFor(() => expect(dialog.getByRole('button', { name: 'Add condition' })).toHaveFocus())
  await user.keyboard('{Enter}')
  const kind = await dialog.findByRole('combobox', { name: /Conditions 1/ })
  await waitFor(() => expect(kind).toHaveFocus())
  await user.keyboard('{Enter}')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(
    await dialog.findByText('Choose at least one label.', { selector: 'p.text-xs' }),
  ).toBeInTheDocument()
  await user.click(dialog.getByRole('checkbox', { name: 'malignant' }))
  expect(
    await dialog.findByText(
      /34 more would go to people \(12 disagreements among the 30 with a known answer\)/,
    ),
  ).toBeInTheDocument()
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'these cost most')
  await user.click(dialog.getByRole('button', { name: 'Save conditions' }))
  await waitFor(() =>
    expect(inputsOf('automation.setConditions')).toMatchObject([
      {
        task: 'mass',
        revision: 4,
        reason: 'these cost most',
        conditions: { kind: 'label', labels: ['malignant'] },
      },
    ]),
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(inputsOf('automation.dryRun')).toContainEqual(
    expect.objectContaining({ threshold: 0.9, compare: 'conditions' }),
  )
})

test('a group is combined with and, and goes away with its button', async () => {
  const { user, inputsOf } = open()
  await user.click(await screen.findByRole('button', { name: 'Add…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Add condition' }))
  await user.click(dialog.getByRole('button', { name: 'Add group' }))
  const group = within(dialog.getByRole('group', { name: 'Conditions 2' }))
  await user.click(group.getByRole('button', { name: 'Add condition' }))
  expect(group.getByRole('radio', { name: 'all of these' })).toBeChecked()
  expect(dialog.getAllByRole('radio', { name: 'any of these' })).toHaveLength(2)
  await waitFor(() =>
    expect(inputsOf('automation.dryRun')).toContainEqual(
      expect.objectContaining({
        conditions: {
          kind: 'any',
          of: [
            { kind: 'confidence', from: 0.5, to: 0.6 },
            {
              kind: 'all',
              of: Array.from({ length: 2 }, () => ({ kind: 'confidence', from: 0.5, to: 0.6 })),
            },
          ],
        },
      }),
    ),
  )
  await user.click(dialog.getByRole('button', { name: 'Remove group Conditions 2' }))
  expect(dialog.queryByRole('group', { name: 'Conditions 2' })).not.toBeInTheDocument()
})

test('a dry run that fails says so, and nothing is lost', async () => {
  const { user } = open({
    'automation.dryRun': () => fail({ code: 'internal', message: 'The disk is full.' }),
  })
  await user.click(await screen.findByRole('button', { name: 'Add…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Add condition' }))
  expect(await dialog.findByText(/The dry run failed: The disk is full/)).toBeInTheDocument()
  expect(dialog.getByRole('combobox', { name: /Conditions 1/ })).toBeInTheDocument()
})

test('an operator may read the conditions and is told why not change them', async () => {
  showAutomation(makeAutomationState({ deployment: partial }), {}, makePerson('operator'))
  const button = await screen.findByRole('button', { name: 'Add…' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription('Only a lead changes what a model may do.')
})
