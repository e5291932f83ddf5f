import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import type { Report } from '../../shared/contract/report'
import { reportEvents, reportTask } from '../make/reportEvents'
import { askCommandLine, runCommandLine } from './commandLine'
import { expect, test } from './fixtures'

test.use({
  workspace: async ({ folder }, use) => {
    const workspace = path.join(folder, 'workspace')
    runCommandLine(workspace, 'init')
    writeFileSync(path.join(folder, 'task.json'), JSON.stringify(reportTask))
    runCommandLine(workspace, 'task', 'add', path.join(folder, 'task.json'))
    writeFileSync(path.join(folder, 'events.jsonl'), reportEvents())
    runCommandLine(workspace, 'ingest', path.join(folder, 'events.jsonl'))
    await use(workspace)
  },
})

const percent = (share: number | null, digits = 1) =>
  share === null ? 'not enough yet' : `${(share * 100).toFixed(digits)} %`
const interval = (ends: readonly [number, number], digits = 1) =>
  `${(ends[0] * 100).toFixed(digits)}–${(ends[1] * 100).toFixed(digits)} %`

/** Opens the screen where an address leads. */
async function goTo(page: Page, query: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
  await page.keyboard.press('Control+2')
  await expect(page.getByText('Agreement of model and people')).toBeVisible()
  await moveTo(page, query)
}

/** Goes on to another view, as a person does with back and forward. */
async function moveTo(page: Page, query: string): Promise<void> {
  await page.evaluate((hash) => {
    history.pushState(null, '', hash)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, `#agreement?task=animals&${query}`)
}

const views: readonly (readonly [string, string, readonly string[]])[] = [
  ['everything', 'model=eyes&version=1', []],
  ['another version', 'model=eyes&version=2', []],
  [
    'some days',
    'model=eyes&version=1&from=2026-03-03&to=2026-03-06',
    ['--from', '2026-03-03', '--to', '2026-03-06'],
  ],
  ['a segment', 'model=eyes&version=1&segment=site&is=south', ['--segment', 'site=south']],
]

for (const [name, query, filters] of views)
  test(`the figures of ${name} are those of the command line`, async ({ page, workspace }) => {
    await goTo(page, query)
    const version = /version=(\d)/.exec(query)?.[1] ?? ''
    const report = askReport(workspace, version, ...filters)
    const main = page.getByRole('main')
    const card = (title: string) => main.getByRole('region', { name: title, exact: true })
    const { agreement, kappa, calibration, riskCoverage, humanHuman, accuracy } = report

    await expect(card('Agreement of model and people')).toContainText(
      `95 % interval ${interval(agreement.wilson95 ?? [0, 0])}, n = ${agreement.n}`,
    )
    await expect(card('Agreement of model and people')).toContainText(percent(agreement.value, 2))
    await expect(card('How sure that is')).toContainText(
      interval(agreement.confidenceSequence95, 2),
    )
    await expect(card('How sure that is')).toContainText(kappa.value?.toFixed(3) ?? 'not enough')
    await expect(card('Model beside people')).toContainText(percent(humanHuman.value))
    await expect(card('Model beside people')).toContainText(percent(accuracy.value))
    await expect(card('Calibration')).toContainText(calibration.ece?.toFixed(3) ?? '')
    await expect(card('Calibration')).toContainText(calibration.brier?.toFixed(3) ?? '')
    await expect(card('Risk and coverage')).toContainText(riskCoverage.aurc?.toFixed(4) ?? '')
    for (const [label, { support, f1 }] of Object.entries(report.perLabel)) {
      const title = label === 'cat' ? '=cat()' : label
      const row = card('By label').getByRole('row', { name: new RegExp(`^${escape(title)}`) })
      await expect(row).toContainText(String(support))
      await expect(row).toContainText(percent(f1))
    }
    for (const [value, one] of Object.entries(report.segments['site'] ?? {}))
      await expect(
        card('By segment, worst first').getByRole('row', { name: new RegExp(`^${value}`) }),
      ).toContainText(`${percent(one.value)}${interval(one.wilson95 ?? [0, 0])}n = ${one.n}`)
    for (const [person, { n }] of Object.entries(report.reviewers))
      await expect(
        card('People and their pace').getByRole('row', { name: new RegExp(`^${person}`) }),
      ).toContainText(String(n))

    await card('Agreement over time')
      .getByRole('button', { name: /^Show as table/ })
      .click()
    const rows = card('Agreement over time').getByRole('row')
    await expect(rows).toHaveCount(report.days.length + 1)
    // On the last day the line stands where the whole does.
    await expect(rows.last()).toContainText(percent(agreement.confidenceSequence95[0]))
    await expect(rows.last()).toContainText(percent(agreement.confidenceSequence95[1]))
  })

test('every figure leads to as many items as it counts', async ({ page, workspace }) => {
  await goTo(page, 'model=eyes&version=1')
  const report = askReport(workspace, '1')
  const main = page.getByRole('main')
  const sheet = page.getByRole('dialog')
  const expectItems = async (count: number) => {
    await expect(sheet.getByRole('listitem')).toHaveCount(Math.min(100, count))
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  }
  const { agreement, humanHuman, accuracy } = report
  await main.getByRole('button', { name: /disagreements$/ }).click()
  await expectItems(agreement.n - agreement.agreed)
  await main.getByRole('button', { name: 'People among themselves' }).click()
  await expectItems(humanHuman.n)
  await main.getByRole('button', { name: 'Model right' }).click()
  await expectItems(accuracy.n)
  await main.getByRole('button', { name: 'south' }).click()
  await expectItems(report.segments['site']?.['south']?.n ?? 0)
  await main.getByRole('button', { name: 'People right' }).click()
  await expectItems(report.humanAccuracy.n)
  await main.getByRole('button', { name: 'Wrong suggestions that people saw' }).click()
  await expectItems(report.automationBias.n)
  expect(report.automationBias.n).toBeGreaterThan(0)
  await main.getByRole('button', { name: '=lin' }).click()
  await expectItems(report.reviewers['=lin']?.n ?? 0)
  await main.getByRole('button', { name: /: people say =cat\(\), the model says dog/ }).click()
  await expectItems(report.confusion['cat']?.['dog'] ?? 0)
  await main.getByRole('button', { name: '=cat()', exact: true }).click()
  await expectItems(report.perLabel['cat']?.support ?? 0)

  // By keyboard: the first day and the first bin that holds something.
  const byDay = main.getByRole('slider', { name: /^Agreement on/ })
  await byDay.focus()
  await expect(byDay).toHaveAttribute('aria-valuetext', /Mon, 2 Mar 2026: .* of 50\./)
  await page.keyboard.press('Enter')
  await expectItems(report.days[0]?.n ?? 0)
  const byBin = main.getByRole('slider', { name: /^Agreement by confidence/ })
  await byBin.focus()
  await page.keyboard.press('Enter')
  await expectItems(report.calibration.bins.find(({ n }) => n > 0)?.n ?? 0)
  const byCoverage = main.getByRole('slider', { name: /^Error by coverage/ })
  await byCoverage.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expectItems(agreement.n - agreement.agreed)
})

test('back leads to the view of the task that was open before', async ({
  page,
  folder,
  workspace,
}) => {
  writeFileSync(
    path.join(folder, 'plants.json'),
    JSON.stringify({ ...reportTask, id: 'plants', name: 'Plants' }),
  )
  runCommandLine(workspace ?? '', 'task', 'add', path.join(folder, 'plants.json'))
  await goTo(page, 'model=eyes&version=2&from=2026-03-03')
  const counted = page.getByText(/n = 350$/).first()
  await expect(counted).toBeVisible()
  await page.getByRole('combobox', { name: 'Task' }).click()
  await page.getByRole('option', { name: 'Plants' }).click()
  await expect(page.getByText('No model has predicted anything yet')).toBeVisible()
  await page.evaluate(() => history.back())
  await expect(counted).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Task' })).toContainText('Animals')
})

test('two versions stand side by side, and the difference leads to its items', async ({ page }) => {
  await goTo(page, 'model=eyes&version=1')
  const main = page.getByRole('main')
  await main.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: 'beside eyes 2' }).click()
  await expect(main.getByRole('region', { name: 'Difference', exact: true })).toContainText(
    /\+6\.3\spoints/,
  )
  await main.getByRole('button', { name: /: Only 2 agrees with people/ }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(42)
  await page.keyboard.press('Escape')

  // The address holds it, so back and forward, and a reload, come to it.
  await page.evaluate(() => history.back())
  await expect(main.getByRole('region', { name: 'Calibration' })).toBeVisible()
  await page.evaluate(() => history.forward())
  await expect(main.getByRole('region', { name: 'Difference', exact: true })).toBeVisible()
  await page.reload()
  await expect(main.getByRole('region', { name: 'Difference', exact: true })).toContainText(
    /\+6\.3\spoints/,
  )
})

test('the report is printed light on A4, and figures go out as they are', async ({
  app,
  page,
  folder,
  workspace,
}) => {
  await goTo(page, 'model=eyes&version=1')
  const report = askReport(workspace, '1')

  await saveAs(app, path.join(folder, 'report.pdf'))
  await page.keyboard.press('Control+p')
  await expect(page.getByText('Saved as report.pdf.')).toBeVisible()
  const pdf = readFileSync(path.join(folder, 'report.pdf'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(20_000)

  const take = async (title: string, what: RegExp, file: string) => {
    await saveAs(app, path.join(folder, file))
    await page.getByRole('button', { name: `Copy or save: ${title}` }).click()
    await page.getByRole('menuitem', { name: what }).click()
    await expect(page.getByText(`Saved as ${file}.`)).toBeVisible()
    return readFileSync(path.join(folder, file))
  }
  const picture = await take('Calibration', /^Save picture/, 'calibration.png')
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.length).toBeGreaterThan(10_000)

  const days = read(await take('Agreement over time', /CSV/, 'days.csv'))
  expect(
    days.slice(1).map(([day, value, agreed, n]) => [day, Number(value), Number(agreed), Number(n)]),
  ).toEqual(report.days.map(({ day, value, agreed, n }) => [day, value, agreed, n]))
  const [, , , , soFar, low, high] = days.at(-1) ?? []
  expect([soFar, low, high].map(Number)).toEqual([
    report.agreement.value,
    ...report.agreement.confidenceSequence95,
  ])
  const labels = read(await take('By label', /CSV/, 'labels.csv'))
  // A label that would run in a spreadsheet stays text.
  expect(labels[1]?.[0]).toBe("'=cat()")
  expect(Number(labels[1]?.[4])).toBe(report.perLabel['cat']?.f1)
  const people = read(await take('People and their pace', /CSV/, 'people.csv'))
  expect(people.map(([name]) => name)).toContain("'=lin")
})

test('a picture goes to the clipboard', async ({ page }) => {
  await goTo(page, 'model=eyes&version=1')
  await page.getByRole('button', { name: 'Copy or save: Risk and coverage' }).click()
  await page.getByRole('menuitem', { name: 'Copy as picture' }).click()
  await expect(page.getByText('The picture is on the clipboard.')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const)
  test(`nothing keeps anybody from reading the report in the ${theme} theme`, async ({ page }) => {
    await goTo(page, 'model=eyes&version=1')
    await page.evaluate(
      (isDark) => document.documentElement.classList.toggle('dark', isDark),
      theme === 'dark',
    )
    for (const view of ['model=eyes&version=1', 'model=eyes&version=1&besideModel=eyes&beside=2']) {
      await moveTo(page, view)
      await page.waitForTimeout(700)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      ).toEqual([])
    }
  })

test('a segment that is not there is said to be missing, and the filter can be cleared', async ({
  page,
}) => {
  await goTo(page, 'model=eyes&version=1&segment=site&is=east')
  await expect(page.getByText('Values of site are: north, south.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect(page.getByText('Values of site are: north, south.')).toBeHidden()
})

function askReport(
  workspace: string | null,
  version: string,
  ...filters: readonly string[]
): Report {
  const chosen = ['--task', 'animals', '--model', 'eyes', '--version', version]
  // oxlint-disable-next-line typescript/no-unsafe-return -- the command line answers as the contract says
  return askCommandLine(workspace ?? '', 'report', ...chosen, ...filters)
}

/** Answers the next dialog that asks where to save; menus and dialogs are drawn by the system. */
async function saveAs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
}

function read(bytes: Buffer): string[][] {
  return parse(bytes, { bom: true })
}

const escape = (text: string) => text.replaceAll(/[=()]/g, String.raw`\$&`)
