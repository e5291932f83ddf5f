import { describe, expect, it } from 'vitest'
import { mapRow, mustMap } from '../../make/imports'

/** The item of a task that shows such data. */
function payloadOf(task: object, data: object) {
  const [event] = mustMap('label-studio', { ...task, data, annotations: [] })
  return event?.['item']
}

describe('Label Studio', () => {
  const task = {
    id: 17,
    data: { text: 'a purring thing' },
    predictions: [
      {
        model_version: 'eyes 2',
        score: 0.71,
        created_at: '2026-02-01T10:00:00.000Z',
        result: [
          { from_name: 'kind', to_name: 'text', type: 'choices', value: { choices: ['cat'] } },
        ],
      },
    ],
    annotations: [
      {
        completed_by: { email: 'lead@example.org' },
        was_cancelled: false,
        lead_time: 4.25,
        created_at: '2026-02-02T10:00:00.123456Z',
        parent_prediction: null,
        prediction: {},
        result: [{ from_name: 'kind', type: 'choices', value: { choices: ['dog'] } }],
      },
      { completed_by: 3, was_cancelled: true, result: [] },
    ],
  }

  it('gives predictions, and annotations as decisions', () => {
    expect(mustMap('label-studio', task)).toMatchObject([
      {
        type: 'prediction',
        model: 'eyes',
        version: '2',
        item: { id: '17', payload: { kind: 'text', text: 'a purring thing' } },
        prediction: { value: 'cat', confidence: 0.71 },
      },
      {
        type: 'decision',
        item_id: '17',
        decider: 'lead@example.org',
        value: 'dog',
        duration_ms: 4250,
      },
    ])
    expect(mustMap('label-studio', task)[1]).not.toHaveProperty('saw_prediction')
  })

  it('takes an annotation that began from a prediction for one that saw it', () => {
    const [annotation] = task.annotations
    const begun = { ...task, annotations: [{ ...annotation, parent_prediction: 4 }] }
    expect(mustMap('label-studio', begun)[1]).toMatchObject({ saw_prediction: true })
  })

  it('takes a ground truth annotation for a decision and for the truth', () => {
    const [annotation] = task.annotations
    const known = { ...task, predictions: [], annotations: [{ ...annotation, ground_truth: true }] }
    expect(mustMap('label-studio', known)).toMatchObject([
      { type: 'decision', value: 'dog' },
      { type: 'outcome', value: 'dog' },
    ])
  })

  it('shows pictures as pictures and several fields as a table', () => {
    expect(payloadOf(task, { image: 'data:image/png;base64,aGk=' })).toMatchObject({
      payload: { kind: 'image', mime: 'image/png', data: 'aGk=' },
    })
    expect(payloadOf(task, { title: 'x', length: 3 })).toMatchObject({
      payload: { kind: 'table', fields: { title: 'x', length: 3 } },
    })
  })

  it('says why a task makes no event', () => {
    expect(mapRow('label-studio', { id: 1, data: { text: 'x' } })).toMatch(/no annotation/)
    expect(mapRow('label-studio', 'x')).toMatch(/no object/)
  })
})

describe('Prodigy', () => {
  const choice = {
    text: 'a purring thing',
    _input_hash: -42,
    _timestamp: 1_760_000_000,
    _annotator_id: 'lead-a',
    options: [{ id: 'cat' }, { id: 'dog' }],
    accept: ['cat'],
    answer: 'accept',
  }

  it('gives the chosen option', () => {
    expect(mustMap('prodigy', choice)).toMatchObject([
      {
        type: 'decision',
        item_id: '-42',
        value: 'cat',
        decider: 'lead-a',
        decided_at: '2025-10-09T08:53:20.000Z',
      },
    ])
  })

  it('knows the other of two labels where one was rejected', () => {
    const binary = { ...choice, accept: undefined, label: 'cat', answer: 'reject' }
    expect(mapRow('prodigy', binary)).toMatch(/which other one is right/)
    expect(mustMap('prodigy', binary, { labels: ['cat', 'dog'] })).toMatchObject([{ value: 'dog' }])
  })

  it('gives the score of a label that was offered as a prediction that was seen', () => {
    const scored = { ...choice, accept: undefined, label: 'cat', score: 0.4 }
    expect(mustMap('prodigy', scored, { model: 'spacy', version: '3' })).toMatchObject([
      {
        type: 'prediction',
        model: 'spacy',
        version: '3',
        prediction: { value: 'cat', confidence: 0.4 },
      },
      { type: 'decision', value: 'cat', saw_prediction: true },
    ])
  })

  it('leaves out what was ignored', () => {
    expect(mapRow('prodigy', { ...choice, answer: 'ignore' })).toMatch(/nobody decided/)
  })
})

describe('Argilla', () => {
  it('gives suggestions and submitted responses, as objects or as lists', () => {
    const record = {
      id: 'r1',
      fields: { text: 'a purring thing' },
      metadata: {},
      suggestions: { label: { value: 'cat', score: 0.9, agent: 'eyes 2' } },
      responses: {
        label: [
          { value: 'dog', user_id: 'u1', status: 'submitted' },
          { value: 'owl', user_id: 'u2', status: 'draft' },
        ],
      },
    }
    const expected = [
      {
        type: 'prediction',
        model: 'eyes',
        version: '2',
        prediction: { value: 'cat', confidence: 0.9 },
      },
      { type: 'decision', decider: 'u1', value: 'dog' },
    ]
    expect(mustMap('argilla', record)).toMatchObject(expected)
    const listed = {
      ...record,
      suggestions: [{ question_name: 'label', value: 'cat', score: 0.9, agent: 'eyes 2' }],
      responses: [{ question_name: 'label', value: 'dog', user_id: 'u1', status: 'submitted' }],
    }
    expect(mustMap('argilla', listed)).toMatchObject(expected)
  })

  it('knows the records of version 1', () => {
    const old = {
      id: 1,
      text: 'a purring thing',
      prediction: [
        { label: 'dog', score: 0.2 },
        { label: 'cat', score: 0.8 },
      ],
      prediction_agent: 'eyes 1',
      annotation: 'cat',
      annotation_agent: 'lead-a',
    }
    expect(mustMap('argilla', old)).toMatchObject([
      { type: 'prediction', prediction: { value: 'cat', confidence: 0.8 } },
      { type: 'decision', decider: 'lead-a', value: 'cat' },
    ])
  })
})

describe('Amazon A2I', () => {
  const loop = {
    humanLoopName: 'loop-1',
    inputContent: { taskObject: 'a purring thing', guess: { label: 'dog', score: 0.55 } },
    humanAnswers: [
      {
        workerId: 'w1',
        submissionTime: '2026-02-02T10:00:00.123Z',
        timeSpentInSeconds: 8.5,
        answerContent: { category: { label: 'cat' } },
      },
    ],
  }

  it('gives the only label in an answer, and who answered in how long', () => {
    expect(mustMap('a2i', loop)).toMatchObject([
      { type: 'decision', item_id: 'loop-1', decider: 'w1', value: 'cat', duration_ms: 8500 },
    ])
  })

  it('finds what is mapped', () => {
    const map = {
      text: 'inputContent.taskObject',
      value: 'category.label',
      model_value: 'inputContent.guess.label',
      model_confidence: 'inputContent.guess.score',
    }
    expect(mustMap('a2i', loop, { map, model: 'm', version: '1' })).toMatchObject([
      {
        type: 'prediction',
        item: { payload: { kind: 'text', text: 'a purring thing' } },
        prediction: { value: 'dog', confidence: 0.55 },
      },
      { type: 'decision', saw_prediction: true },
    ])
  })

  it('asks for the path where an answer holds several texts', () => {
    const several = { ...loop, humanAnswers: [{ answerContent: { a: 'x', b: 'y' } }] }
    expect(mapRow('a2i', several)).toMatch(/--map value=PATH/)
  })
})
