import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import reference from '../fixtures/statistics-cases.json'
import { makeCommandWorkspace } from '../make/commandLine'
import { dayOf, itemOf, readEvents, sendAgain, writeInOrder, type FileEvent } from '../make/replay'

const folder = path.resolve(import.meta.dirname, '../../../shared/data')
const file = (name: string) => path.join(folder, name)
const lead = ['--as', 'lead-a', '--reason', 'the figures carry it'] as const

// The event files are no part of the repository; the reference figures of them are.
describe.skipIf(!existsSync(folder))('real data by command line', () => {
  it('holds the weak breast model back, and compares its successor beside it', async () => {
    const { dir, ask, run } = await openWith('breast-mass.task.json')
    const task = ['--task', 'breast-mass'] as const
    const first = ['--model', 'breast-triage', '--version', '1.0.0'] as const
    const second = ['--model', 'breast-triage', '--version', '2.0.0'] as const
    const act = (command: string, ...options: readonly string[]) =>
      ask(command, ...task, ...lead, ...options)
    const weak = readEvents(file('breast-lr-1.0.0.predictions.jsonl'))
    const strong = readEvents(file('breast-rf-2.0.0.predictions.jsonl'))
    const decisions = readEvents(file('breast.decisions.operator-a.jsonl'))
    const gate = reference.reports['breast-1.0.0.a'].gate

    const verdicts = new Set<string>()
    for (const days of threeByThree(daysOf([...weak, ...decisions]))) {
      const files = days.map(([day, events]) => writeInOrder(dir, `${day}.jsonl`, events))
      await ask('ingest', ...files)
      const { verdict, criteria } = await ask('gate', ...task, ...first)
      verdicts.add(verdict)
      expect(verdict, `${criteria[0].n} reviews`).toBe(
        criteria[0].n < 200 ? 'insufficient' : 'hold',
      )
    }
    expect([...verdicts]).toEqual(['insufficient', 'hold'])

    const held = await ask('gate', ...task, ...first, '--to', 'partial')
    expect(criterionOf(held, 'agreement')).toMatchObject({
      observed: near(gate.agreement.observed),
      lower: near(gate.agreement.lower),
      pass: false,
      remainingEstimate: gate.agreement.remainingEstimate,
    })
    expect(criterionOf(held, 'kappa')).toMatchObject({
      observed: near(gate.kappa.observed),
      lower: near(gate.kappa.lower),
    })
    expect(criterionOf(held, 'critical-error')).toMatchObject({
      n: gate.criticalError.n,
      observed: near(gate.criticalError.observed),
      upper: near(gate.criticalError.upper),
      target: gate.criticalError.limit,
      pass: false,
    })
    expect(held.recommendedThreshold).toBeNull()

    await ask('ingest', writeInOrder(dir, 'second.jsonl', strong))
    await act('deploy', '--strategy', 'silent', ...second)
    const { comparisons } = await ask('state', ...task)
    expect(comparisons).toMatchObject([
      { n: decisions.length, ...countAgainst(weak, strong, decisions), verdict: 'better' },
    ])
    expect(await ask('gate', ...task, ...second)).toMatchObject({ verdict: 'ready' })

    expect(await act('deploy', '--strategy', 'canary', ...second)).toMatchObject({
      strategy: { kind: 'canary', candidate: { version: '2.0.0' }, share: 0.05 },
    })
    await act('deploy', '--strategy', 'canary', '--share', '0.25')
    expect(await act('rollback')).toMatchObject({
      strategy: { kind: 'single', serving: { version: '1.0.0' } },
    })

    await act('deploy', '--strategy', 'single', ...second)
    await act('promote')
    await act('promote', '--outright', '--threshold', '0.99')
    const full = await run(['promote', ...task, ...lead, '--outright', '--json'])
    expect(full).toMatchObject({ code: 1, stdout: '' })
    expect(full.stderr).toContain('Full automation is for tasks of low criticality')
    expect(await ask('gate', ...task, ...second)).toMatchObject({ next: 'full' })
    expect(await ask('verify')).toMatchObject({ ok: true })
  })

  it('lets the digits decide above the threshold, until audits show that they err', async () => {
    // With people who agree on 97 %, 488 items that two people decided carry a margin of 3 points, not of 2.
    const { dir, ask } = await openWith('digit-recognition.task.json', {
      policy: { nonInferiorityMargin: 0.03 },
      review: { audit: 0.5 },
    })
    const task = ['--task', 'digit-recognition'] as const
    const version = ['--model', 'digits-svc', '--version', '2.0.0'] as const
    const predictions = readEvents(file('digits-svc-2.0.0.predictions.jsonl'))
    const decisions = readEvents(file('digits.decisions.operator-a.jsonl'))
    const gate = reference.reports['digits-svc-2.0.0.a'].gate

    await ask('ingest', writeInOrder(dir, 'one.jsonl', [...predictions, ...decisions]))
    const ready = await ask('gate', ...task, ...version)
    expect(ready).toMatchObject({ verdict: 'ready', next: 'assisted' })
    expect(ready.recommendedThreshold).toBe(gate.recommendedThreshold)
    expect(criterionOf(ready, 'agreement')).toMatchObject({
      observed: near(gate.agreement.observed),
      lower: near(gate.agreement.lower),
    })
    expect(criterionOf(ready, 'kappa')).toMatchObject({ lower: near(gate.kappa.lower) })

    await ask('ingest', file('digits.decisions.operator-b-simulated.jsonl'))
    await ask('promote', ...task, ...lead)
    const open = await ask('gate', ...task, ...version)
    expect(open).toMatchObject({ verdict: 'ready', next: 'partial' })
    expect(await ask('promote', ...task, ...lead)).toMatchObject({
      stage: 'partial',
      threshold: open.recommendedThreshold,
    })

    const later = sendAgain(predictions.slice(0, 300), decisions, 4)
    await ask('ingest', writeInOrder(dir, 'later.jsonl', later.predictions))
    const sure = later.predictions.filter(
      ({ prediction }) => (prediction?.confidence ?? 0) >= open.recommendedThreshold,
    )
    const { automatic } = await ask('state', ...task)
    expect(automatic.decided).toBe(sure.length)
    const one = sure[0]
    if (one === undefined) throw new Error('nothing is sure')
    expect(await ask('route', ...task, '--item', itemOf(one))).toMatchObject({
      decided_by: 'model',
      lane: null,
      stage: 'partial',
    })

    await ask('ingest', writeInOrder(dir, 'audits.jsonl', later.decisions))
    expect(await ask('gate', ...task, ...version)).toMatchObject({
      stage: 'assisted',
      verdict: 'insufficient',
    })
    const [alarm] = await ask('timeline', ...task)
    expect(alarm).toMatchObject({
      actor: 'understudy',
      act: 'automation.demote',
      detail: { by: 'alarm', before: { stage: 'partial' }, after: { stage: 'assisted' } },
    })
    const { notices } = await ask('state', ...task)
    expect(notices[0]).toMatchObject({ kind: 'alarm', mustAcknowledge: true, acknowledgedBy: null })
    expect(await ask('verify')).toMatchObject({ ok: true })
  })
})

/** A workspace with one of the data's tasks, parts of it changed, and lead-a for its lead. */
async function openWith(
  name: string,
  changes: { readonly policy?: object; readonly review?: object } = {},
) {
  const workspace = await makeCommandWorkspace()
  const task = JSON.parse(readFileSync(file(name), 'utf8'))
  const copy = path.join(workspace.dir, 'task.json')
  writeFileSync(
    copy,
    JSON.stringify({
      ...task,
      policy: { ...task.policy, ...changes.policy },
      review: { ...task.review, ...changes.review },
    }),
  )
  await workspace.ask('task', 'add', copy)
  await workspace.ask('user', 'add', 'lead-a', '--role', 'lead')
  return workspace
}

type Day = readonly [day: string, events: readonly FileEvent[]]

/** Day by day, as a producer would send it. */
function daysOf(events: readonly FileEvent[]): readonly Day[] {
  return [...Map.groupBy(events, dayOf)].toSorted(([a], [b]) => a.localeCompare(b))
}

/** Fewer commands, as each takes its time to start. */
function threeByThree(days: readonly Day[]): readonly (readonly Day[])[] {
  return days.flatMap((_, index) => (index % 3 === 0 ? [days.slice(index, index + 3)] : []))
}

/** How often only one of two versions says what people do. */
function countAgainst(
  control: readonly FileEvent[],
  candidate: readonly FileEvent[],
  decisions: readonly FileEvent[],
) {
  const [first, second] = [saidBy(control), saidBy(candidate)]
  const only = (one: typeof first, other: typeof first) =>
    decisions.filter(
      (event) => one.get(itemOf(event)) === event.value && other.get(itemOf(event)) !== event.value,
    ).length
  return { onlyCandidateAgrees: only(second, first), onlyControlAgrees: only(first, second) }
}

const saidBy = (events: readonly FileEvent[]) =>
  new Map(events.map((event) => [itemOf(event), event.prediction?.value]))

interface Gate {
  readonly criteria: readonly { readonly id: string }[]
}

const criterionOf = (gate: Gate, id: string) => gate.criteria.find((one) => one.id === id)

const near = (value: number): unknown => expect.closeTo(value, 9)
