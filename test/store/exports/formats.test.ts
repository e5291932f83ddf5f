import { parse } from 'csv-parse/sync'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exportFormats } from '../../../shared/schema/export'
import { makeDecision, makePrediction, morning } from '../../make/events'
import { mustExport } from '../../make/exports'
import { makeWorkspace } from '../../make/workspace'

const hostile = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  'say "hi", she said\nand left',
] as const

async function fill(notes: readonly string[] = ['plain']) {
  const workspace = await makeWorkspace()
  for (const [index, note] of notes.entries())
    await workspace.takeIn(
      makePrediction({ itemId: `item-${index}` }),
      makeDecision({ itemId: `item-${index}`, note }),
    )
  return workspace
}

describe('every format', () => {
  it.each(exportFormats)(
    '%s is listed in its manifest with checksums that hold',
    async (format) => {
      const { dir, manifest } = await mustExport(await fill(hostile), { format })
      const rows = manifest.files.reduce((sum, file) => sum + (file.rows ?? 0), 0)
      expect(rows).toBe(hostile.length)
      for (const { path: file, bytes, sha256 } of manifest.files) {
        const content = readFileSync(path.join(dir, file))
        expect(content.length).toBe(bytes)
        expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
      }
      const listed = manifest.files.map((file) => file.path.split('/')[0])
      expect(new Set(readdirSync(dir))).toEqual(new Set([...listed, 'manifest.json']))
      expect(JSON.parse(readFileSync(path.join(dir, 'manifest.json'), 'utf8'))).toEqual(manifest)
    },
  )

  it.each(exportFormats)('%s of nothing is whole, too', async (format) => {
    const { manifest } = await mustExport(await makeWorkspace(), { format, split: [80, 10, 10] })
    expect(manifest.counts.rows).toBe(0)
    expect(manifest.splits.map((part) => part.name)).toEqual(['train', 'validation', 'test'])
  })
})

describe('CSV', () => {
  it('holds nothing that a spreadsheet would carry out, and loses nothing', async () => {
    const { text } = await mustExport(await fill(hostile), { format: 'csv' })
    const cells: string[][] = parse(text('data.csv'))
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell))).toEqual([])
    const notes = cells.slice(1).map((row) => row[cells[0]?.indexOf('note') ?? -1])
    expect(notes.map((note) => note?.replace(/^'/, ''))).toEqual(hostile)
  })
})

describe('Parquet', () => {
  it('is read back by another library, with its types', async () => {
    const { dir } = await mustExport(await fill(['one', '']), { format: 'parquet' })
    const file = await asyncBufferFromFile(path.join(dir, 'data.parquet'))
    const rows = await parquetReadObjects({ file })
    expect(rows).toMatchObject([
      {
        item_id: 'item-0',
        value: 'cat',
        independent: true,
        note: 'one',
        model_confidence: 0.8,
        decided_at: new Date(morning + 60_000),
        policy_revision: 2n,
        ground_truth: null,
      },
      { item_id: 'item-1', note: null },
    ])
    expect(JSON.parse(String(rows[0]?.['payload']))).toEqual({
      kind: 'text',
      text: 'what is item-0?',
    })
    const { created_by } = await parquetMetadataAsync(file)
    expect(created_by).toBe('Understudy 0.0.0')
  })

  it('for Hugging Face lies in shards named for the Hub, with a card', async () => {
    const { dir, text } = await mustExport(await fill(hostile), {
      format: 'huggingface',
      split: [50, 50],
    })
    expect(readdirSync(path.join(dir, 'data'))).toEqual([
      'test-00000-of-00001.parquet',
      'train-00000-of-00001.parquet',
    ])
    expect(text('README.md')).toMatch(/^---\npretty_name: "animals"\n/)
    expect(text('README.md')).toContain('path: "data/train-*"')
  })
})

describe('tools for labelling', () => {
  it('Label Studio gets tasks with predictions and annotations, and the interface for them', async () => {
    const { text } = await mustExport(await fill(), { format: 'label-studio' })
    const [task] = JSON.parse(text('tasks.json'))
    expect(task).toMatchObject({
      data: { text: 'what is item-0?', item_id: 'item-0' },
      predictions: [
        {
          model_version: 'eyes 1',
          score: 0.8,
          result: [
            { from_name: 'label', to_name: 'text', type: 'choices', value: { choices: ['cat'] } },
          ],
        },
      ],
      annotations: [{ ground_truth: false, result: [{ meta: { decider: 'operator-a' } }] }],
    })
    expect(text('label-config.xml')).toContain('<Text name="text" value="$text"/>')
    expect(text('label-config.xml')).toContain('<Choice value="owl"/>')
  })

  it('Argilla gets records with a suggestion and responses', async () => {
    const { lines } = await mustExport(await fill(), { format: 'argilla' })
    expect(lines('records.jsonl')).toMatchObject([
      {
        id: 'item-0',
        fields: { text: 'what is item-0?' },
        metadata: { segment_site: 'north', deciders: ['operator-a'], value: 'cat' },
        suggestions: { label: { value: 'cat', score: 0.8, agent: 'eyes 1' } },
        responses: { label: [{ value: 'cat', status: 'submitted' }] },
      },
    ])
  })
})

describe('media', () => {
  const picture = { kind: 'image', mime: 'image/png', file: 'in/a.png' }

  it('come along once, or stay behind with a note', async () => {
    const { writeFileSync, mkdirSync } = await import('node:fs')
    const workspace = await makeWorkspace()
    const { media } = workspace.folder
    mkdirSync(path.join(media, 'in'))
    writeFileSync(path.join(media, 'in', 'a.png'), 'not really')
    const payload = JSON.stringify(picture)
    await workspace.takeIn(
      makePrediction({ itemId: 'a', payload }),
      makePrediction({ itemId: 'b', payload }),
      makePrediction({ itemId: 'gone', payload: payload.replace('a.png', 'gone.png') }),
      makeDecision({ itemId: 'a' }),
      makeDecision({ itemId: 'b' }),
      makeDecision({ itemId: 'gone' }),
    )
    const copied = await mustExport(workspace)
    expect(copied.text('media/in/a.png')).toBe('not really')
    expect(copied.text('media.sha256')).toMatch(/^[0-9a-f]{64} {2}media\/in\/a\.png\n$/)
    expect(copied.manifest.counts).toMatchObject({ media_copied: 1, media_missing: 1 })
    const left = await mustExport(workspace, { media: 'leave-out' })
    expect(existsSync(path.join(left.dir, 'media'))).toBe(false)
    expect(left.lines()[0]?.['payload']).toEqual({ ...picture, left_out: true })
  })
})
