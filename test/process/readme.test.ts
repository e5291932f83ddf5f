import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readArgs } from '../../cli/args'
import { commands } from '../../cli/commands'
import { startDataProcess } from '../make/dataProcess'
import { makeFolder } from '../make/workspace'

const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8')
const hasPython = spawnSync('python3', ['--version']).status === 0

it.skipIf(!hasPython)('takes in what the Python program in README.md writes, once', async () => {
  const { dir, inbox, done } = makeFolder()
  const program = path.join(dir, 'feed.py')
  writeFileSync(program, blocks('python')[0] ?? '')
  const feed = () => execFileSync('python3', [program, dir])
  const data = await startDataProcess(dir)
  const task = JSON.parse(blocks('json')[0] ?? '')
  await data.ask('tasks.define', { requestId: randomUUID(), at: 1, task })

  feed()
  await expect.poll(() => readdirSync(done).length, { timeout: 20_000 }).toBe(1)
  feed()
  await expect.poll(() => readdirSync(done).length, { timeout: 20_000 }).toBe(2)

  const status = await data.ask('queue.status', {})
  expect(status).toMatchObject({
    events: { predictions: 3, decisions: 1, outcomes: 0 },
    rejected: { total: 0 },
    unmatchedDecisions: 0,
    itemsWithoutPayload: 0,
  })
  expect(status.sources.map(({ accepted, duplicate }) => ({ accepted, duplicate }))).toEqual([
    { accepted: 0, duplicate: 4 },
    { accepted: 4, duplicate: 0 },
  ])
  const { lanes } = await data.ask('review.lanes', { task: task.id })
  expect(lanes).toContainEqual(expect.objectContaining({ lane: 'blind', waiting: 2 }))
  const whole = { model: null, version: null, from: null, to: null, segment: null }
  const reports = await data.ask('report.get', { task: task.id, ...whole })
  expect(reports).toHaveLength(1)
  expect(reports[0]).toMatchObject({ items: 3, paired: 1, agreement: { n: 1, agreed: 1 } })
  expect(await data.ask('workspace.verify', {})).toMatchObject({ ok: true })
  expect(readdirSync(inbox)).toEqual(['done'])
  await data.host.stop()
})

it('shows only commands that exist in README.md', () => {
  const start = 'npm run -s understudy -- '
  const lines = blocks('bash')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith(start))
  expect(lines.length).toBeGreaterThan(2)
  const kinds = lines.map((line) => readArgs(line.slice(start.length).split(' '), commands).kind)
  expect(kinds).toEqual(lines.map(() => 'run'))

  const section = readme.split('## Command line')[1]?.split('\n## ')[0] ?? ''
  const named = [...section.matchAll(/^\| `([a-z]+(?: [a-z]+)?)/gm)].map(([, name]) => name)
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(named))
  expect(named.length).toBeGreaterThan(5)
})

/** The code blocks of a language, in order. */
function blocks(language: string): readonly string[] {
  const fences = readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))
  return [...fences].map(([, code]) => code ?? '')
}
