import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { AutomationState } from '../../shared/contract/automation'
import { askCommandLine, runCommandLine } from './commandLine'
import { onScreen } from './claims'
import { expect, test } from './fixtures'

// Real predictions and decisions, too many to keep here. Without them there is nothing to replay.
const data = path.resolve(import.meta.dirname, '../../../shared/data')

test.skip(!existsSync(data), `${data} is not there`)
test.setTimeout(180_000)

type Event = Readonly<Record<string, unknown>> & {
  readonly created_at?: string
  readonly decided_at?: string
  readonly item_id?: string
}

const timeOf = (event: Event): string => event.decided_at ?? event.created_at ?? ''

function readEvents(...files: readonly string[]): readonly Event[] {
  return files
    .flatMap((file) => readFileSync(path.join(data, file), 'utf8').trim().split('\n'))
    .map((line): Event => JSON.parse(line))
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
}

/** The events of each day, in the order of days, as a producer would send them. */
function byDay(events: readonly Event[]): readonly (readonly Event[])[] {
  const days = Map.groupBy(events, (event) => timeOf(event).slice(0, 10))
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of)
}

let files = 0

/** Puts events into the inbox as producers do, and waits until the command line knows them. */
async function send(workspace: string, events: readonly Event[]): Promise<void> {
  const name = `sent-${String(++files).padStart(3, '0')}.jsonl`
  const part = path.join(workspace, `${name}.part`)
  writeFileSync(part, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  renameSync(part, path.join(workspace, 'inbox', name))
  await expect
    .poll(() => existsSync(path.join(workspace, 'inbox', 'done', name)), { timeout: 30_000 })
    .toBe(true)
}

/** Opens an act, gives a reason and does it. */
async function act(
  page: Page,
  open: RegExp,
  confirm: string,
  fill?: (dialog: Locator) => Promise<void>,
) {
  await page.getByRole('group', { name: 'Acts' }).getByRole('button', { name: open }).click()
  const dialog = page.getByRole('dialog')
  if (fill) await fill(dialog)
  await expect(dialog).toContainText('next 100 items')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the replay asks for it')
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** A workspace with one task defined, and the app open on it. */
async function openWith(
  task: Readonly<Record<string, unknown>>,
  folder: string,
  launch: (...args: readonly string[]) => Promise<ElectronApplication>,
) {
  const workspace = path.join(folder, 'workspace')
  mkdirSync(workspace)
  writeFileSync(path.join(folder, 'task.json'), JSON.stringify(task))
  runCommandLine(workspace, 'init')
  runCommandLine(workspace, 'task', 'add', path.join(folder, 'task.json'))
  const app = await launch(`--workspace=${workspace}`)
  const page = await app.firstWindow()
  await page.getByRole('button', { name: /^Automation/ }).click()
  await expect(page.getByRole('heading', { name: 'Automation', exact: true })).toBeVisible()
  return { workspace, page }
}

/** What is in charge, as the window is told. */
async function askState(page: Page, task: string): Promise<AutomationState> {
  const answer = await page.evaluate(
    (id) => window.understudy.ask('automation.state', { task: id }),
    task,
  )
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value as AutomationState
}

const taskOf = (file: string) => JSON.parse(readFileSync(path.join(data, file), 'utf8'))

test('breast masses: v1 shadows and is held, v2 is compared, tried as canary, and full is refused', async ({
  folder,
  launch,
}) => {
  const { workspace, page } = await openWith(taskOf('breast-mass.task.json'), folder, launch)
  const gate = page.getByRole('region', { name: /^Gate/ })
  const of = ['--task', 'breast-mass', '--model', 'breast-triage']
  const ask = (version: string, ...more: readonly string[]) =>
    askCommandLine(workspace, 'gate', ...of, '--version', version, ...more)
  const v1 = readEvents('breast-lr-1.0.0.predictions.jsonl', 'breast.decisions.operator-a.jsonl')
  const days = byDay(v1)
  expect(days.length).toBeGreaterThan(10)
  for (const [index, day] of days.entries()) {
    await send(workspace, day)
    if (index === 2) {
      await expect(gate).toContainText('Not enough evidence yet')
      expect(ask('1.0.0')).toMatchObject({ stage: 'shadow', verdict: 'insufficient' })
    }
  }
  const held = ask('1.0.0')
  expect(held).toMatchObject({ verdict: 'hold', next: 'assisted' })
  expect(held.criteria[0].observed).toBeCloseTo(0.764_227_642_276_422_8, 9)
  expect(held.criteria[0].lower).toBeCloseTo(0.692_273_948_391_795, 9)
  await expect(gate).toContainText('76.4 %')

  await send(workspace, readEvents('breast-rf-2.0.0.predictions.jsonl'))
  await act(page, /^Deploy/, 'Deploy silently', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Silent' }).click()
    await dialog.getByRole('checkbox', { name: 'breast-triage 2.0.0' }).check()
  })
  const versions = page.getByRole('region', { name: 'Versions' })
  await expect(versions).toContainText('369')
  const [comparison] = (await askState(page, 'breast-mass')).comparisons
  expect(comparison).toMatchObject({ n: 369, verdict: 'better' })

  await act(page, /^Deploy/, 'Deploy as canary', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Canary' }).click()
    await dialog.getByRole('radio', { name: '25 %' }).click()
  })
  await expect(versions).toContainText('25 %')
  const item = askCommandLine(workspace, 'route', '--task', 'breast-mass', '--item', 'mass-0019')
  expect(item.draws[0]).toMatchObject({ salt: 'canary', probability: 0.25 })

  // The task is critical: whatever the figures, the model never decides everything.
  await act(page, /^Roll back/, 'Roll back')
  expect(ask('1.0.0', '--to', 'full').criteria).toContainEqual(
    expect.objectContaining({ id: 'criticality', observed: 'high', target: 'low', pass: false }),
  )
})

const digits = 'digit-recognition'
const idOf = (event: Event): string => (event['item'] as { id: string }).id

test('digits: up to partial, audited blind, demoted by its errors, two slots there and back', async ({
  folder,
  launch,
}) => {
  const task = taskOf('digit-recognition.task.json')
  // Limits that so many items can meet; what they are changes nothing of how the gate works.
  const policy = { ...task.policy, nonInferiorityMargin: 0.06, maxSelectiveError: 0.05 }
  const review = { ...task.review, decisions: 'both', audit: 0.5 }
  const { workspace, page } = await openWith({ ...task, policy, review }, folder, launch)
  const of = ['--task', digits, '--model', 'digits-svc', '--version', '2.0.0']
  const ask = () => askCommandLine(workspace, 'gate', ...of)
  const predictions = readEvents('digits-svc-2.0.0.predictions.jsonl')
  const held = predictions.slice(1000)
  const later = new Set(held.map(idOf))
  const decisions = readEvents(
    'digits.decisions.operator-a.jsonl',
    'digits.decisions.operator-b-simulated.jsonl',
  ).filter((event) => !later.has(event.item_id ?? ''))
  for (const day of byDay([...predictions.slice(0, 1000), ...decisions])) await send(workspace, day)

  const gate = page.getByRole('region', { name: /^Gate/ })
  await expect(gate).toContainText('Ready')
  expect(ask()).toMatchObject({ verdict: 'ready', next: 'assisted' })
  await act(page, /^Promote to assisted/, 'Promote')
  expect(ask()).toMatchObject({ stage: 'assisted', verdict: 'ready', next: 'partial' })
  await expect(gate).toContainText('Gate to partial')
  const recommended = ask().recommendedThreshold
  await act(page, /^Promote to partial/, 'Promote')
  expect((await askState(page, digits)).deployment).toMatchObject({
    stage: 'partial',
    threshold: recommended,
  })

  await send(workspace, held)
  const outbox = path.join(workspace, 'outbox')
  const automatic = () =>
    readdirSync(outbox)
      .flatMap((file) => readFileSync(path.join(outbox, file), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line))
      .filter((line) => line.by === 'model')
  await expect.poll(() => automatic().length, { timeout: 15_000 }).toBeGreaterThan(150)
  for (const line of automatic())
    expect(line).toMatchObject({ stage: 'partial', model: 'digits-svc', version: '2.0.0' })

  // Some audits by keyboard, blind.
  await page.getByRole('button', { name: /^Review/ }).click()
  await page.getByRole('radio', { name: /^Audit/ }).click()
  const item = page.getByRole('article', { name: /^Item / })
  for (let audit = 0; audit < 5; audit++) {
    const name = await item.getByRole('heading').textContent()
    await onScreen(page, name ?? '')
    await expect(item).not.toContainText('suggests')
    const truth = readEvents('digits.decisions.operator-a.jsonl').find(
      (event) => event.item_id === name,
    )
    await page.keyboard.press(String(truth?.['value']))
    await expect(item.getByRole('heading')).not.toHaveText(name ?? '')
  }
  expect((await askState(page, digits)).automatic).toMatchObject({ audited: 5 })

  // The model turns bad: it says 1 of everything, and auditors do not agree.
  await page.getByRole('button', { name: /^Automation/ }).click()
  const bad = Array.from({ length: 60 }, (_, index) => `turned-${index}`)
  const payload = { kind: 'text', text: 'a seven' }
  await send(
    workspace,
    bad.map((id) => ({
      type: 'prediction',
      id: `p-${id}`,
      task: 'digit-recognition',
      model: 'digits-svc',
      version: '2.0.0',
      item: { id, payload },
      prediction: { value: '1', confidence: 0.97 },
      created_at: '2026-03-30T09:00:00.000Z',
    })),
  )
  await send(
    workspace,
    bad.map((id) => ({
      type: 'decision',
      id: `d-${id}`,
      task: 'digit-recognition',
      item_id: id,
      decider: 'operator-a',
      value: '7',
      decided_at: '2026-03-30T10:00:00.000Z',
    })),
  )
  await expect(page.getByRole('region', { name: 'Alarm' })).toContainText('People decide again')
  expect((await askState(page, digits)).deployment).toMatchObject({
    stage: 'assisted',
    threshold: null,
  })
  await page.getByRole('region', { name: 'Alarm' }).getByRole('button', { name: /seen/ }).click()
  await expect(page.getByRole('region', { name: 'Alarm' })).toBeHidden()

  // A second version in the green slot: some items, all items, and back in one press.
  const green = held.slice(0, 5).map((event, index) => ({
    ...event,
    id: `green-${index}`,
    version: '2.1.0',
  }))
  await send(workspace, green)
  await act(page, /^Deploy/, 'Set the slots', async (dialog) => {
    await dialog.getByRole('radio', { name: 'Blue-green' }).click()
  })
  const slots = page.getByRole('region', { name: 'Slots' })
  await slots.getByRole('slider').press('End')
  await slots.getByRole('button', { name: 'Move items…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('all to green')
  await dialog.getByRole('button', { name: 'Set the slots' }).click()
  await expect(dialog).toBeHidden()
  expect((await askState(page, digits)).deployment.strategy).toMatchObject({
    kind: 'blue-green',
    weight: 1,
  })
  await slots.getByRole('button', { name: /^Switch back/ }).click()
  await expect
    .poll(async () => (await askState(page, digits)).deployment.strategy)
    .toMatchObject({ kind: 'blue-green', weight: 0 })
  expect(askCommandLine(workspace, 'verify')).toMatchObject({ ok: true })
})
