import type { Page } from '@playwright/test'
import type { Value } from '../../shared/schema/event'
import type { TaskInput } from '../../shared/schema/task'
import { askCommandLine } from './commandLine'
import { makeClaims, onScreen, signIn, texts } from './claims'
import { expect, test } from './fixtures'

interface Case {
  readonly task: Partial<TaskInput>
  /** What the model says of three items. */
  readonly said: readonly Value[]
  /** How a person answers each: the first the same in other words, the others differently. */
  readonly answers: readonly (readonly string[])[]
  /** The answers as they stand on screen, and the model's beside them. */
  readonly shown: readonly (readonly [own: string, model: string])[]
  /** What is right of the last one, as nobody said it, and how it is read afterwards. */
  readonly right: readonly string[]
  readonly ruled: string
  readonly figures: Readonly<Record<string, unknown>>
}

const cases: Readonly<Record<string, Case>> = {
  'several labels': {
    task: { kind: 'labels' },
    said: [['refuse', 'pay'], ['pay'], []],
    answers: [
      ['1', '2', 'Enter'],
      ['3', '1', '1', 'Enter'],
      ['2', 'Enter'],
    ],
    shown: [
      ['Pay, Refuse', 'Pay, Refuse'],
      ['Ask back', 'Pay'],
      ['Refuse', 'none'],
    ],
    right: ['1', '3', 'Enter'],
    ruled: 'Both wrong: Pay, Ask back',
    figures: { kind: 'labels', meanJaccard: 1 / 3 },
  },
  numbers: {
    task: { kind: 'number', labels: [], tolerance: 0.5 },
    said: [41.5, 120, 7],
    answers: [
      ['42', 'Enter'],
      ['Enter', '119,25', 'Enter'],
      ['8', 'Enter'],
    ],
    shown: [
      ['42', '41.5'],
      ['119.25', '120'],
      ['8', '7'],
    ],
    right: ['9.5', 'Enter'],
    ruled: 'Both wrong: 9.5',
    figures: { kind: 'number', meanAbsoluteDifference: 0.75 },
  },
  texts: {
    task: { kind: 'text', labels: [] },
    said: ['Main Street 5', 'Long Lane 7', 'Harbour Road 12 b'],
    answers: [
      ['main  street 5', 'Enter'],
      ['Enter', 'Long Lane 8', 'Enter'],
      ['Harbour 12', 'Enter'],
    ],
    shown: [
      ['main street 5', 'Main Street 5'],
      ['Long Lane 8', 'Long Lane 7'],
      ['Harbour 12', 'Harbour Road 12 b'],
    ],
    right: ['Harbour Road 12', 'Enter'],
    ruled: 'Both wrong: Harbour Road 12',
    figures: { kind: 'text' },
  },
}

/** Presses keys; longer words are written. */
async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys)
    if (key === 'Enter' || key.length === 1) await page.keyboard.press(key)
    else await page.keyboard.type(key)
}

for (const [name, { task, said, answers, shown, right, ruled, figures }] of Object.entries(cases))
  test(`${name} are answered, compared and ruled on by keyboard, and the report has their figures`, async ({
    folder,
    launch,
  }) => {
    const workspace = makeClaims(folder, {
      payloads: texts(3),
      value: (index) => said[index] ?? '',
      task,
      people: { 'operator-a': 'operator', 'reviewer-a': 'reviewer' },
    })
    const page = await (await launch(`--workspace=${workspace}`)).firstWindow()
    await signIn(page, 'operator-a')
    const last = page.getByRole('region', { name: 'Last decision' })
    for (const [index, keys] of answers.entries()) {
      await onScreen(page, `item-0${index + 1}`)
      await press(page, keys)
      const [own = '', model = ''] = shown[index] ?? []
      await expect(last.getByRole('definition').first()).toHaveText(own)
      await expect(last.getByRole('definition').nth(1)).toContainText(model)
      await expect(last).toContainText(index === 0 ? 'Agreement' : 'Disagreement')
    }
    await expect(page.getByText('Nothing waits to be decided')).toBeVisible()

    // Undo, also where the keyboard is in the field for the answer, and the same again.
    await page.keyboard.press('Control+z')
    await onScreen(page, 'item-03')
    await page.keyboard.press('Control+z')
    await onScreen(page, 'item-02')
    await page.keyboard.press('Control+y')
    await onScreen(page, 'item-03')
    await page.keyboard.press('Control+y')
    await expect(page.getByText('Nothing waits to be decided')).toBeVisible()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('sign in as')
    await page.keyboard.press('Enter')
    await signIn(page, 'reviewer-a')
    await page.getByRole('radio', { name: /^Disagreements\s*2/ }).click()
    await onScreen(page, 'item-02')
    await page.keyboard.press('h')
    await onScreen(page, 'item-03')
    await page.keyboard.press('w')
    await expect(page.getByRole('group', { name: 'What is right?' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('group', { name: 'Ruling' })).toBeVisible()
    await page.keyboard.press('w')
    await press(page, right)
    await expect(page.getByText('Nothing waits in “Disagreements”')).toBeVisible()
    const rulings = page.getByRole('region', { name: 'Last rulings' }).getByRole('listitem')
    await expect(rulings.first()).toContainText(ruled)

    const [report] = askCommandLine(workspace, 'report', '--task', 'claims')
    expect(report.agreement).toMatchObject({ n: 3, agreed: 1 })
    expect(report.answers).toMatchObject(figures)
    // Of two settled items the model was right in none, people in one.
    expect(report.accuracy).toMatchObject({ n: 2, value: 0 })
    expect(report.humanAccuracy).toMatchObject({ n: 2, value: 0.5 })
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('main')).toContainText(/33\.3\s%/)
    expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
  })
