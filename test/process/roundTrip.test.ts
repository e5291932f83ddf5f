import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { taskSchema, type TaskInput } from '../../shared/schema/task'
import type { Value } from '../../shared/schema/event'
import { nameFolder } from '../make/commandLine'
import { startDataProcess } from '../make/dataProcess'

type Data = Awaited<ReturnType<typeof startDataProcess>>

const labels = [{ id: 'cat' }, { id: 'dog' }, { id: 'owl', critical: true }]

/** A task of each kind, and what may be said of an item in it. */
const kinds: readonly { readonly task: TaskInput; readonly values: readonly Value[] }[] = [
  { task: { id: 'one', kind: 'label', labels }, values: ['cat', 'dog', 'owl'] },
  {
    task: { id: 'several', kind: 'labels', labels },
    values: [['cat'], ['cat', 'dog'], ['owl'], []],
  },
  {
    task: { id: 'number', kind: 'number', labels: [], tolerance: 0.5 },
    values: [-2, 0, 3.25, 3.5, 1e6],
  },
  {
    task: { id: 'words', kind: 'text', labels: [] },
    values: ['=a cat', 'a "dog", or not', 'two\nlines', "it's 7"],
  },
]

const instant = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString()

/** Two people, some of whom saw the prediction, and now and then the truth. */
function eventsOf({ task, values }: (typeof kinds)[number]): readonly object[] {
  const valueAt = (index: number) => values[index % values.length]
  return Array.from({ length: 60 }, (_, index) => {
    const id = `${task.id}-${index}`
    const of = { task: task.id, item_id: id }
    const payload = { kind: 'text', text: `item ${index}` }
    const segment = { site: index % 4 === 0 ? 'north' : 'south' }
    const scores = { cat: 0.5, dog: 0.3, owl: 0.2 }
    const said = {
      value: valueAt(index),
      confidence: 0.5 + (index % 50) / 100,
      ...(task.kind === 'label' ? { scores } : {}),
    }
    const decided = {
      ...of,
      type: 'decision',
      duration_ms: 1000 + index,
      note: index % 9 ? '' : 'hm',
    }
    return [
      {
        type: 'prediction',
        id: `p-${id}`,
        task: task.id,
        model: 'eyes',
        version: '1',
        item: { id, payload, segment },
        prediction: said,
        created_at: instant(index),
      },
      {
        ...decided,
        id: `d-${id}`,
        decider: 'operator-a',
        value: valueAt(index + (index % 5 === 0 ? 1 : 0)),
        decided_at: instant(100 + index),
        ...(index % 7 === 0 ? { saw_prediction: true } : {}),
      },
      ...(index % 3 === 0
        ? [
            {
              ...decided,
              id: `e-${id}`,
              decider: 'operator-b',
              value: valueAt(index),
              decided_at: instant(200 + index),
            },
          ]
        : []),
      ...(index % 6 === 0
        ? [
            {
              ...of,
              type: 'outcome',
              id: `o-${id}`,
              value: valueAt(index),
              observed_at: instant(400 + index),
            },
          ]
        : []),
    ]
  }).flat()
}

const stamp = () => ({ requestId: crypto.randomUUID(), at: Date.UTC(2026, 3, 1) })

async function define(data: Data): Promise<void> {
  for (const { task } of kinds)
    await data.ask('tasks.define', { ...stamp(), task: taskSchema.parse(task) })
}

/** A report as it can come back: a suggestion of Argilla has one score, so what all scores are needed for is missing. */
async function reportOf(data: Data, task: string, format: string): Promise<unknown> {
  const version = { model: 'eyes', version: '1', stage: null }
  const report = await data.ask('report.get', {
    task,
    ...version,
    from: null,
    to: null,
    segment: null,
  })
  const lost = format === 'argilla' ? ['brierMulticlass', 'calibration.brierMulticlass'] : []
  return JSON.parse(JSON.stringify(report), (key, value) => {
    if (lost.includes(key)) return undefined
    // Sums of fractions differ in their last digits where the order of items does.
    return typeof value === 'number' ? Number(value.toPrecision(12)) : value
  })
}

it.each([
  ['jsonl', 'data.jsonl'],
  ['csv', 'data.csv'],
  ['parquet', 'data.parquet'],
  ['label-studio', 'tasks.json'],
  ['argilla', 'records.jsonl'],
] as const)('%s carries answers of every kind into a fresh workspace', async (format, file) => {
  const dir = nameFolder()
  const data = await startDataProcess(dir)
  await define(data)
  const events = path.join(dir, 'all.jsonl')
  writeFileSync(
    events,
    kinds
      .flatMap(eventsOf)
      .map((event) => JSON.stringify(event))
      .join('\n'),
  )
  expect(await data.ask('queue.ingestFile', { file: events, name: 'all.jsonl' })).toMatchObject({
    rejected: 0,
  })
  const fresh = await startDataProcess(nameFolder())
  await define(fresh)
  for (const { task } of kinds) {
    const out = path.join(dir, `${task.id}-${format}`)
    const options = { task: task.id, format, undecided: true }
    await data.ask('exports.run', { ...stamp(), options, dir: out, within: null })
    const asked = { task: task.id, file: path.join(out, file), name: file, format, map: {} }
    const none = { model: null, version: null, decider: null }
    const done = await fresh.ask('imports.run', { ...asked, ...none })
    expect(done).toMatchObject({ rows: 60, skipped: 0, rejected: 0, duplicate: 0 })
    expect(await reportOf(fresh, task.id, format)).toEqual(await reportOf(data, task.id, format))
  }
  await data.host.stop()
  await fresh.host.stop()
})
