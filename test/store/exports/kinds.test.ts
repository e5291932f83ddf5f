import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../../shared/schema/event'
import { makeDecision, makePrediction } from '../../make/events'
import { mustExport } from '../../make/exports'
import { mustMap } from '../../make/imports'
import { makeWorkspace } from '../../make/workspace'

type Kind = 'labels' | 'number' | 'text'

/** One item of each kind of task, on which the model and a person differ. */
const cases: readonly (readonly [Kind, predicted: Value, decided: Value, control: string])[] = [
  ['labels', ['cat', 'owl'], ['cat'], 'choices'],
  ['number', 3.5, -2, 'number'],
  ['text', 'a cat', '=a dog', 'textarea'],
]

async function fill(kind: Kind, predicted: Value, decided: Value) {
  const labels = kind === 'labels' ? [{ id: 'cat' }, { id: 'owl' }] : []
  const workspace = await makeWorkspace({ kind, labels, tolerance: 1 })
  await workspace.takeIn(
    makePrediction({ itemId: 'one', value: predicted, scores: null }),
    makeDecision({ itemId: 'one', value: decided }),
  )
  return workspace
}

describe('answers that are no single label', () => {
  it.each(cases)(
    '%s go out and come back as they are',
    async (kind, predicted, decided, control) => {
      const workspace = await fill(kind, predicted, decided)
      const { lines } = await mustExport(workspace)
      expect(lines()).toMatchObject([{ value: decided, model_value: predicted, agrees: false }])
      expect(mustMap('jsonl', lines()[0], { kind })).toMatchObject([
        { type: 'prediction', prediction: { value: predicted } },
        { type: 'decision', value: decided },
      ])

      const { text } = await mustExport(workspace, { format: 'label-studio' })
      const [task] = JSON.parse(text('tasks.json'))
      expect(task.annotations[0].result[0].type).toBe(control)
      expect(mustMap('label-studio', task, { kind })).toMatchObject([
        { type: 'prediction', prediction: { value: predicted } },
        { type: 'decision', value: decided },
      ])
      const argilla = await mustExport(workspace, { format: 'argilla' })
      expect(mustMap('argilla', argilla.lines('records.jsonl')[0], { kind })).toMatchObject([
        { type: 'prediction', prediction: { value: predicted } },
        { type: 'decision', value: decided },
      ])
    },
  )

  it('are numbers in Parquet where they are numbers', async () => {
    const { dir } = await mustExport(await fill('number', 3.5, -2), { format: 'parquet' })
    const file = await asyncBufferFromFile(path.join(dir, 'data.parquet'))
    expect(await parquetReadObjects({ file })).toMatchObject([{ value: -2, model_value: 3.5 }])
  })

  it('agree within the tolerance of their task', async () => {
    const { lines } = await mustExport(await fill('number', 3.5, 3))
    expect(lines()).toMatchObject([{ agrees: true }])
    const only = await mustExport(await fill('number', 3.5, 3), { onlyDisagreements: true })
    expect(only.lines()).toEqual([])
  })
})
