import { describe, expect, it } from 'vitest'
import { proposeMapping, proposeTask } from '../../../shared/imports/propose'
import { recogniseFormat } from '../../../shared/imports/recognise'

const glance = (first: unknown, ending = 'json', isParquet = false) =>
  recogniseFormat({ first, ending, isParquet })

describe('a format is recognised', () => {
  it.each([
    ['parquet', glance(null, 'bin', true)],
    ['csv', glance(null, 'csv')],
    ['csv', glance(null, 'txt')],
    ['label-studio', glance({ id: 1, data: { text: 'a' }, annotations: [] })],
    ['label-studio', glance({ data: { text: 'a' }, predictions: [] })],
    ['a2i', glance({ humanLoopName: 'a', humanAnswers: [] })],
    ['prodigy', glance({ text: 'a', label: 'x', answer: 'accept' }, 'jsonl')],
    ['prodigy', glance({ text: 'a', _input_hash: 1 }, 'jsonl')],
    ['argilla', glance({ fields: { text: 'a' }, responses: {} }, 'jsonl')],
    ['argilla', glance({ inputs: { text: 'a' }, annotation: 'x' }, 'jsonl')],
    ['jsonl', glance({ text: 'a', answer: 'cat' }, 'jsonl')],
    ['jsonl', glance({ item_id: 'a', value: 'cat' }, 'jsonl')],
    ['jsonl', glance(null, 'jsonl')],
  ])('as %s', (format, recognised) => {
    expect(recognised).toBe(format)
  })
})

describe('a mapping is proposed', () => {
  const labels = ['cat', 'dog']

  it('by usual names, however they are written', () => {
    const columns = ['Case ID', 'body', 'Verdict', 'annotator', 'note']
    expect(proposeMapping(columns, [{ Verdict: 'cat' }], labels)).toEqual({
      item_id: 'Case ID',
      text: 'body',
      value: 'Verdict',
      decider: 'annotator',
    })
  })

  it('by whose answers the task knows, where a name misleads', () => {
    const rows = [
      { id: '1', label: 'urgent', species: 'cat' },
      { id: '2', label: 'later', species: 'dog' },
    ]
    expect(proposeMapping(['id', 'label', 'species'], rows, labels)).toEqual({
      item_id: 'id',
      value: 'species',
    })
  })

  it('leaves what the model said apart from what a person said', () => {
    const rows = [{ id: '1', predicted: 'cat', label: 'dog' }]
    expect(proposeMapping(['id', 'predicted', 'label'], rows, labels)).toEqual({
      item_id: 'id',
      model_value: 'predicted',
      value: 'label',
    })
  })

  it('knows a column of the model’s answers that has a name of its own', () => {
    const rows = [{ id: '1', 'Model says': 'cat', verdict: 'dog' }]
    expect(proposeMapping(['id', 'Model says', 'verdict'], rows, labels)).toEqual({
      item_id: 'id',
      model_value: 'Model says',
      value: 'verdict',
    })
  })

  it('not for our own exports, which say it themselves', () => {
    expect(proposeMapping(['item_id', 'value', 'value_from'], [], labels)).toEqual({})
  })
})

describe('a task is proposed', () => {
  const tasks = [
    { id: 'animals', labels: ['cat', 'dog'] },
    { id: 'mail', labels: ['spam', 'ham'] },
  ]

  it.each([
    ['the one it names', [{ task: 'mail', value: 'cat' }], 'mail'],
    ['the one that knows most answers', [{ a: 'cat' }, { a: 'dog' }, { a: 'spam' }], 'animals'],
    ['however deep they stand', [{ result: [{ value: { choices: ['ham'] } }] }], 'mail'],
    ['none where few are known', [{ a: 'cat' }, { a: 'cow' }, { a: 'pig' }], null],
    ['none for no rows', [], null],
  ])('%s', (_, rows, task) => {
    expect(proposeTask(rows, tasks)).toBe(task)
  })

  it('the only one there is', () => {
    expect(proposeTask([{ a: 'cow' }], tasks.slice(0, 1))).toBe('animals')
    expect(proposeTask([{ a: 'cow' }], [])).toBeNull()
  })
})
