import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { succeed } from '../../shared/result'
import type { AnswerSums } from '../../shared/stats/answers'
import { makeReport } from '../make/report'
import { makeTask } from '../make/review'
import { setUp } from './agreementSetUp'

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))
const sure = () => screen.findByRole('region', { name: 'How sure that is' })

const sums = {
  labels: {
    kind: 'labels',
    jaccard: 80,
    labels: [
      { label: 'cat', both: 40, human: 50, model: 44 },
      { label: 'dog', both: 10, human: 12, model: 14 },
    ],
  },
  number: {
    kind: 'number',
    difference: 50,
    human: 1000,
    model: 990,
    humanSquared: 12_000,
    modelSquared: 11_800,
    product: 11_850,
  },
  text: { kind: 'text' },
} satisfies Readonly<Record<string, AnswerSums>>

/** The screen of a task whose answers are no single label. */
async function open(kind: keyof typeof sums) {
  const report = makeReport({}, { labels: [], confusion: null, answers: sums[kind] })
  const made = setUp({
    'report.get': () => succeed([report]),
    'report.pairs': () => succeed({ pairs: [], next: null }),
  })
  const labels = kind === 'labels' ? [{ id: 'cat' }, { id: 'dog' }] : []
  act(() => made.agreement.open(makeTask({ id: `task-${kind}`, kind, labels })))
  await sure()
  return made
}

test.each([
  ['labels', 'Labels in common', /0\.800$/],
  ['number', 'Mean difference', /0\.5$/],
  ['number', 'Concordance', /0\.\d{3}$/],
] as const)('answers of kind %s are measured by what fits them: %s', async (kind, name, value) => {
  await open(kind)
  expect(screen.getByText(name)).toHaveTextContent(value)
})

test.each(['labels', 'number', 'text'] as const)(
  'figures that compare single labels are not there for %s',
  async (kind) => {
    await open(kind)
    expect(screen.queryByRole('region', { name: 'Who said what' })).not.toBeInTheDocument()
    for (const name of [/kappa/i, /AC1/, /Matthews/, /Brier, all labels/])
      expect(screen.queryByText(name)).not.toBeInTheDocument()
  },
)

test('each of several labels leads to the items that have it', async () => {
  const { user, inputsOf } = await open('labels')
  await user.click(region('By label').getByRole('button', { name: /^cat$/i }))
  expect(inputsOf('report.pairs')).toMatchObject([{ human: 'cat' }])
})

test.each(['number', 'text'] as const)('a task of %s has no table of labels', async (kind) => {
  await open(kind)
  expect(screen.queryByRole('region', { name: 'By label' })).not.toBeInTheDocument()
})

test('of a few pairs no rate is made, and nothing else that would look like knowledge', async () => {
  const few = makeReport(
    {},
    {
      agreement: { n: 3, agreed: 3 },
      confusion: [
        [2, 0],
        [0, 1],
      ],
      automationBias: { n: 1, followedWrong: 1 },
    },
  )
  setUp({ 'report.get': () => succeed([few]) })
  await sure()
  const headline = screen.getByRole('region', { name: /^Agreement of model/ })
  expect(headline).toHaveTextContent('3 of 3')
  expect(headline).toHaveTextContent('Not enough yet for a rate: that takes at least 10 pairs.')
  expect(headline).not.toHaveTextContent(/100\.00/)
  expect(screen.getByRole('region', { name: 'How sure that is' })).toHaveTextContent(
    /Not enough yet for Cohen’s kappa, .*: they take at least 30 pairs\./,
  )
  const bias = screen.getByRole('region', { name: 'Automation bias' })
  expect(bias).toHaveTextContent('A share takes at least 10 answers')
  expect(bias).toHaveTextContent(/1 of 1\sanswer followed a wrong suggestion/)
  expect(bias).not.toHaveTextContent('%')
})

test('a share of answers that followed stands with its interval and its n', async () => {
  const report = makeReport({}, { automationBias: { n: 40, followedWrong: 10 } })
  setUp({ 'report.get': () => succeed([report]) })
  expect(await screen.findByRole('region', { name: 'Automation bias' })).toHaveTextContent(
    /25\.0\s%95 % interval 14\.2–40\.2\s%, n = 40/,
  )
})

test('many labels have a column each, named in full', async () => {
  const labels = Array.from({ length: 25 }, (_, index) => `label ${index}`)
  const confusion = labels.map((_, row) => labels.map((_label, column) => (row === column ? 4 : 0)))
  const report = makeReport({}, { labels, confusion })
  setUp({ 'report.get': () => succeed([report]) })
  await screen.findByRole('region', { name: 'Who said what' })
  const heads = region('Who said what').getAllByRole('columnheader')
  expect(heads.map((head) => head.title).filter((title) => title !== '')).toEqual(labels)
  expect(region('By label').getAllByRole('table')).toHaveLength(2)
})
