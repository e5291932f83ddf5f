import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it, onTestFinished } from 'vitest'
import { previewFile } from '../../../db/imports/previewFile'
import type { PreviewJob } from '../../../db/imports/importJob'
import type { ImportPreview } from '../../../shared/contract/imports'

const animals = { id: 'animals', kind: 'label', labels: ['cat', 'dog'] } as const
const mail = { id: 'mail', kind: 'label', labels: ['spam', 'ham'] } as const

function makeFile(name: string, content: string | Uint8Array): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'understudy-preview-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = path.join(dir, name)
  writeFileSync(file, content)
  return file
}

function look(file: string, facts: Partial<PreviewJob> = {}) {
  const none = { format: null, task: null, map: null, model: null, version: null, decider: null }
  return previewFile({ file, ...none, tasks: [animals, mail], ...facts })
}

async function mustLook(...asked: Parameters<typeof look>): Promise<ImportPreview> {
  const answer = await look(...asked)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

const kindsOf = ({ rows }: ImportPreview) =>
  rows.map(({ events }) => events.map(({ kind }) => kind))

const labelStudio = [
  {
    id: 1,
    data: { text: 'a cat' },
    predictions: [
      { model_version: 'eyes 1', score: 0.9, result: [{ value: { choices: ['cat'] } }] },
    ],
    annotations: [{ completed_by: 3, result: [{ value: { choices: ['dog'] } }] }],
  },
]

describe('a file is looked at', () => {
  it.each([
    [
      'tasks.json',
      JSON.stringify(labelStudio, null, 2),
      'label-studio',
      [['prediction', 'decision']],
    ],
    [
      'db-out.jsonl',
      '{"text":"a","label":"cat","answer":"accept","_input_hash":1,"_session_id":"operator-a"}\n',
      'prodigy',
      [['decision']],
    ],
    [
      'records.jsonl',
      '{"id":"a","fields":{"text":"a"},"responses":{"label":[{"value":"cat","user_id":"u","status":"submitted"}]}}\n',
      'argilla',
      [['decision']],
    ],
    [
      'output.json',
      JSON.stringify({
        humanLoopName: 'l-1',
        inputContent: { text: 'a' },
        humanAnswers: [{ workerId: 'w', answerContent: { category: { label: 'dog' } } }],
      }),
      'a2i',
      [['decision']],
    ],
    ['past.csv', '\uFEFFid;text;label;user\n1;a;cat;operator-a\n', 'csv', [['decision']]],
    [
      'past.jsonl',
      '{"id":"1","text":"a","label":"cat","user":"operator-a"}\n',
      'jsonl',
      [['decision']],
    ],
  ] as const)('%s', async (name, content, format, kinds) => {
    const preview = await mustLook(makeFile(name, content))
    expect(preview).toMatchObject({ format, task: 'animals', isWhole: true })
    expect(kindsOf(preview)).toEqual(kinds)
    expect(preview.rows.flatMap(({ events }) => events.map(({ problem }) => problem))).toEqual(
      kinds.flat().map(() => null),
    )
  })

  it('also as Parquet, by how it begins', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['1', '2'] },
        { name: 'gold', data: ['spam', 'ham'] },
      ],
    })
    const preview = await mustLook(makeFile('download', new Uint8Array(bytes)))
    expect(preview).toMatchObject({
      format: 'parquet',
      task: 'mail',
      map: { ground_truth: 'gold' },
    })
    expect(kindsOf(preview)).toEqual([['outcome'], ['outcome']])
  })

  it('says of each row what would be set aside, and by which number a person finds it', async () => {
    const csv = 'id,label,user\n1,cat,operator-a\n\n2,cow,operator-a\n3,,operator-a\n4,dog,\n'
    const preview = await mustLook(makeFile('past.csv', csv), { task: 'animals' })
    expect(preview.rows).toMatchObject([
      { row: 2, problem: null, events: [{ problem: null, by: 'operator-a', value: 'cat' }] },
      { events: [{ problem: expect.stringContaining('has no label "cow"') }] },
      { problem: expect.stringContaining('no value of a person') },
      { events: [{ problem: expect.stringContaining('decider'), by: null }] },
    ])
    const named = await mustLook(makeFile('past.csv', csv), { task: 'animals', decider: 'team-a' })
    expect(named.rows.at(-1)?.events).toMatchObject([{ problem: null, by: 'team-a' }])
  })

  it('as a person says it is, not as it looks', async () => {
    const csv = 'id,label,truth\n1,cat,dog\n'
    const map = { item_id: 'id', ground_truth: 'truth' }
    const preview = await mustLook(makeFile('past.csv', csv), { task: 'mail', map })
    expect(preview).toMatchObject({ task: 'mail', map })
    expect(kindsOf(preview)).toEqual([['outcome']])
  })

  it('no further than its beginning, however long it is', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `${index},cat,operator-a`)
    const preview = await mustLook(makeFile('past.csv', ['id,label,user', ...lines].join('\n')))
    expect(preview.rows).toHaveLength(20)
    expect(preview.isWhole).toBe(false)
  })

  it('and is refused where there is nothing to read', async () => {
    const missing = await look('/nowhere/past.csv')
    expect(missing).toMatchObject({ ok: false, error: { code: 'file_unreadable' } })
    expect(await look(tmpdir())).toMatchObject({ ok: false, error: { code: 'file_unreadable' } })
    const broken = await look(makeFile('past.parquet', 'PAR1 but nothing else'))
    expect(broken).toMatchObject({ ok: false, error: { code: 'file_unreadable' } })
    expect(await mustLook(makeFile('empty.csv', ''))).toMatchObject({ rows: [], isWhole: true })
  })
})
