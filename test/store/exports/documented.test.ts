import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeDecision, makeOutcome, makePrediction, morning } from '../../make/events'
import { mustExport } from '../../make/exports'
import { makeWorkspace } from '../../make/workspace'

/** Two items that people and the model speak of, one of them with an outcome, and one that nobody decided. */
async function fill() {
  const workspace = await makeWorkspace()
  await workspace.takeIn(
    ...['a', 'b', 'c'].map((itemId) => makePrediction({ itemId })),
    makeDecision({ itemId: 'a', value: 'dog', durationMs: 2500 }),
    makeDecision({ itemId: 'a', value: 'cat', decider: 'operator-b', durationMs: null }),
    makeDecision({ itemId: 'b', value: 'cat' }),
    makeOutcome({ itemId: 'b', value: 'owl' }),
  )
  return workspace
}

interface Entry {
  readonly result: readonly {
    readonly id: string
    readonly from_name: string
    readonly to_name: string
    readonly type: string
  }[]
}

describe('Label Studio, as its guide describes tasks', () => {
  it('has the keys of a task, of predictions and of annotations, and no others at the top', async () => {
    const { text } = await mustExport(await fill(), { format: 'label-studio', undecided: true })
    const tasks = JSON.parse(text('tasks.json'))
    for (const task of tasks) {
      expect(Object.keys(task).toSorted()).toEqual(['annotations', 'data', 'meta', 'predictions'])
      for (const one of task.predictions)
        expect(Object.keys(one).toSorted()).toEqual([
          'created_at',
          'model_version',
          'result',
          'score',
        ])
      for (const { completed_by: by, ground_truth: isTruth } of task.annotations) {
        expect(by).toBeUndefined()
        expect(isTruth).toBeTypeOf('boolean')
      }
    }
    expect(tasks[0].annotations[0]).toMatchObject({ lead_time: 2.5, was_cancelled: false })
    expect(tasks[0].annotations[1]).not.toHaveProperty('lead_time')
  })

  it('has no two results with one id, each of a control that the interface has', async () => {
    const { text } = await mustExport(await fill(), { format: 'label-studio', undecided: true })
    const entries: readonly Entry[] = JSON.parse(text('tasks.json')).flatMap(
      (task: { predictions: readonly Entry[]; annotations: readonly Entry[] }) => [
        ...task.predictions,
        ...task.annotations,
      ],
    )
    const results = entries.flatMap(({ result }) => result)
    expect(results).toHaveLength(7)
    expect(new Set(results.map(({ id }) => id)).size).toBe(7)
    const config = text('label-config.xml')
    const names = {
      from: /<Choices name="(\w+)"/.exec(config)?.[1],
      to: /toName="(\w+)"/.exec(config)?.[1],
    }
    expect(config).toContain(`<Text name="${names.to}" value="$${names.to}"/>`)
    for (const { from_name: from, to_name: to, type } of results)
      expect({ from, to, type }).toEqual({ ...names, type: 'choices' })
  })
})

describe('Hugging Face, as its guide describes data sets', () => {
  it('names the files of each split and the features as they are in the files', async () => {
    const asked = { format: 'huggingface', split: [50, 50], undecided: true }
    const { dir, text, manifest } = await mustExport(await fill(), asked)
    const [, head = ''] = text('README.md').split('---\n')
    const listed = [...head.matchAll(/- split: (\w+)\n {4}path: "data\/(\w+)-\*"/g)]
    expect(listed.map(([, split, prefix]) => [split, prefix])).toEqual([
      ['train', 'train'],
      ['test', 'test'],
    ])
    expect(readdirSync(path.join(dir, 'data'))).toEqual([
      'test-00000-of-00001.parquet',
      'train-00000-of-00001.parquet',
    ])
    const sizes = [...head.matchAll(/- name: (\w+)\n {4}num_examples: (\d+)/g)]
    expect(sizes.map(([, name, rows]) => [name, Number(rows)])).toEqual(
      manifest.splits.map(({ name, rows }) => [name, rows]),
    )
    const features = [...head.matchAll(/- name: (\w+)\n {4}dtype: (.+)\n/g)]
    const file = await asyncBufferFromFile(path.join(dir, 'data', 'train-00000-of-00001.parquet'))
    const { schema } = await parquetMetadataAsync(file)
    const inFile = schema
      .slice(1)
      .map(({ name, type = '', converted_type: converted = '' }) => [
        name,
        dtypes[`${type} ${converted}`],
      ])
    expect(features.map(([, name, dtype]) => [name, dtype])).toEqual(inFile)
  })
})

/** What the types of Parquet are called there. */
const dtypes: Readonly<Record<string, string>> = {
  'BYTE_ARRAY UTF8': 'string',
  'DOUBLE ': 'float64',
  'INT64 ': 'int64',
  'BOOLEAN ': 'bool',
  'INT64 TIMESTAMP_MILLIS': 'timestamp[ms, tz=UTC]',
}

describe('Parquet, read by another library', () => {
  it('has numbers, instants, booleans, lists and nulls as they were', async () => {
    const { dir } = await mustExport(await fill(), { format: 'parquet', undecided: true })
    const file = await asyncBufferFromFile(path.join(dir, 'data.parquet'))
    const [a, b, c] = await parquetReadObjects({ file })
    expect(a).toMatchObject({
      value: 'dog',
      duration_ms: 2500,
      independent: true,
      agrees: false,
      arrived_at: new Date(morning),
      ground_truth: null,
      ground_truth_at: null,
      note: null,
      policy_revision: expect.any(BigInt),
      model_confidence: 0.8,
    })
    expect(JSON.parse(String(a?.['decisions']))).toMatchObject([
      { value: 'dog', decider: 'operator-a' },
      { value: 'cat', decider: 'operator-b', duration_ms: null },
    ])
    expect(b).toMatchObject({ value: 'owl', value_from: 'outcome', ground_truth_from: 'outcome' })
    expect(c).toMatchObject({ value: null, decider: null, independent: null, decided_at: null })
    expect(JSON.parse(String(c?.['segment']))).toEqual({ site: 'north' })
  })
})

describe('Argilla, as its records are written', () => {
  it('has texts as fields, scored suggestions by question, and responses with user and status', async () => {
    const { lines } = await mustExport(await fill(), { format: 'argilla' })
    const uuid = expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    const [a] = lines('records.jsonl')
    expect(Object.keys(a ?? {})).toEqual([
      'id',
      'fields',
      'metadata',
      'suggestions',
      'responses',
      'vectors',
    ])
    expect(a).toMatchObject({
      fields: { text: 'what is a?' },
      suggestions: { label: { value: 'cat', score: 0.8, agent: 'eyes 1' } },
      responses: {
        label: [
          { value: 'dog', user_id: uuid, status: 'submitted' },
          { value: 'cat', user_id: uuid, status: 'submitted' },
        ],
      },
      metadata: { deciders: ['operator-a', 'operator-b'], duration_ms: ['2500', ''] },
    })
  })
})
