import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import packageFile from '../../package.json'
import {
  endOf,
  makeCommandWorkspace,
  nameFolder,
  runCommandLine,
  startCommandLine,
} from '../make/commandLine'

const fixtures = path.resolve(import.meta.dirname, '../fixtures')
const badInput = path.join(fixtures, 'bad-input.jsonl')
const expected: readonly { line: number; expect: readonly string[] }[] = JSON.parse(
  readFileSync(path.join(fixtures, 'bad-input.expected.json'), 'utf8'),
)

const prediction = (index: number, value: string) => ({
  type: 'prediction',
  id: `p${index}`,
  task: 'mood',
  model: 'm',
  version: '1',
  item: { id: `i${index}`, payload: { kind: 'text', text: 'words' } },
  prediction: { value, confidence: 0.9 },
  created_at: '2026-03-01T09:00:00.000Z',
})
const lines = (events: readonly object[]) =>
  events.map((one) => `${JSON.stringify(one)}\n`).join('')
const mood = { id: 'mood', kind: 'label', labels: [{ id: 'good' }, { id: 'bad', hotkey: 'b' }] }

describe('init', () => {
  it('makes a workspace once, and leaves one that is there as it is', async () => {
    const { dir, ask, made } = await makeCommandWorkspace()
    expect(made).toEqual({ workspace: dir, created: true, sample: null })
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(['understudy.db', 'inbox', 'media']))
    expect(await ask('init', '--sample', 'digits')).toEqual({
      workspace: dir,
      created: false,
      sample: null,
    })
    expect(await ask('task', 'list')).toEqual([])
  })

  it('brings real items if asked', async () => {
    const { ask, made } = await makeCommandWorkspace('--sample', 'digits')
    expect(made.sample).toBe('digits')
    const [task] = await ask('task', 'list')
    expect(task).toMatchObject({ id: 'digit-recognition', revision: 1, items: 360 })
    expect(task.labels).toHaveLength(10)
    expect(task.versions[0]).toMatchObject({ model: 'digits-svc', version: '2.0.0' })
  })
})

describe('task', () => {
  it('infers a definition that can be added as it is, and its waiting lines are then taken in', async () => {
    const { dir, ask } = await makeCommandWorkspace()
    const events = path.join(dir, 'events.jsonl')
    writeFileSync(events, lines([prediction(1, 'good'), prediction(2, 'bad')]))
    expect(await ask('ingest', events)).toMatchObject({ rejected: 2, reasons: { unknown_task: 2 } })

    const proposed = await ask('task', 'infer', events)
    expect(proposed).toMatchObject({ id: 'mood', kind: 'label' })
    expect(proposed.labels.map(({ id }: { id: string }) => id).toSorted()).toEqual(['bad', 'good'])
    const file = path.join(dir, 'task.json')
    writeFileSync(file, JSON.stringify(proposed))
    const added = await ask('task', 'add', file)
    expect(added).toMatchObject({
      id: 'mood',
      criticality: 'medium',
      change: 'created',
      revision: 1,
      retried: { read: 2, accepted: 2, duplicate: 0, rejected: 0, reasons: {} },
    })
    expect(await ask('task', 'add', file)).toMatchObject({ change: 'unchanged', revision: 1 })
    expect(await ask('rejected')).toEqual([])
  })

  it('says which field of a definition is wrong', async () => {
    const { dir, run } = await makeCommandWorkspace()
    const file = path.join(dir, 'task.json')
    writeFileSync(file, JSON.stringify({ ...mood, labels: [{ id: 'good' }] }))
    const { code, stdout, stderr } = await run(['task', 'add', file, '--json'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('labels must have at least two labels')
  })
})

describe('ingest', () => {
  it('tells every kind of bad line apart, and keeps each with its reason', async () => {
    const { ask, run } = await makeCommandWorkspace('--sample', 'digits')
    const counts = await ask('ingest', badInput)
    expect(Object.keys(counts).toSorted()).toEqual(
      ['accepted', 'duplicate', 'read', 'reasons', 'rejected', 'seconds'].toSorted(),
    )
    expect(counts.read).toBe(expected.length)
    expect(counts.accepted + counts.duplicate + counts.rejected).toBe(counts.read)

    const setAside: readonly { line: number; reason: string }[] = await ask('rejected')
    const reasons = new Map(setAside.map(({ line, reason }) => [line, reason]))
    for (const { line, expect: outcomes } of expected)
      expect(outcomes, `line ${line}`).toContain(
        reasons.get(line) ?? (line === 2 ? 'duplicate' : 'accepted'),
      )
    expect(setAside[0]).toEqual({
      id: expect.any(Number),
      file: 'bad-input.jsonl',
      line: 3,
      reason: 'duplicate_conflict',
      path: 'id',
      message: expect.any(String),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    })

    expect(await ask('ingest', badInput)).toMatchObject({ accepted: 0 })
    const again = await ask('rejected', '--retry')
    expect(again).toMatchObject({ accepted: 0, rejected: again.read })

    const { code, stdout, stderr } = await run(['ingest', badInput])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^16 read: 0 accepted/)
    expect(stderr).toContain('Set aside: ')
  })

  it('adds up several files, goes on after one that is not there, and then fails', async () => {
    const { dir, run } = await makeCommandWorkspace()
    writeFileSync(path.join(dir, 'task.json'), JSON.stringify(mood))
    await run(['task', 'add', 'task.json'], { cwd: dir })
    writeFileSync(path.join(dir, 'a.jsonl'), lines([prediction(1, 'good')]))
    writeFileSync(path.join(dir, 'b.jsonl'), lines([prediction(1, 'good'), prediction(2, 'bad')]))
    const files = ['a.jsonl', 'none.jsonl', 'b.jsonl']
    const { code, stdout, stderr } = await run(['ingest', ...files, '--json'], { cwd: dir })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ read: 3, accepted: 2, duplicate: 1, rejected: 0 })
    expect(stderr).toContain('none.jsonl')
  })

  it('takes stdin in under that name, and leaves no copy of it', async () => {
    const { dir, run, ask } = await makeCommandWorkspace()
    const { code, stdout } = await run(['ingest', '-', '--json'], { stdin: 'no event\n' })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ read: 1, rejected: 1, reasons: { not_json: 1 } })
    expect(await ask('rejected')).toMatchObject([{ file: 'stdin', line: 1 }])
    expect(readdirSync(dir).filter((name) => name.startsWith('.stdin'))).toEqual([])
  })

  it('ends in order when interrupted', async () => {
    const { dir } = await makeCommandWorkspace()
    const child = startCommandLine(['ingest', '-', '--workspace', dir])
    child.stdin.write(lines([prediction(1, 'good')]))
    const end = endOf(child)
    while (!readdirSync(dir).some((name) => name.startsWith('.stdin'))) await setTimeout(10)
    child.kill('SIGINT')
    const { code, stderr } = await end
    expect(code).toBe(1)
    expect(stderr).toContain('cancelled')
    expect(readdirSync(dir).filter((name) => name.startsWith('.stdin'))).toEqual([])
  })
})

describe('report', () => {
  it('gives an array without a model, and one object for one version', async () => {
    const { ask, run } = await makeCommandWorkspace('--sample', 'digits')
    const all = await ask('report', '--task', 'digit-recognition')
    expect(all).toHaveLength(1)
    const version = ['--model', 'digits-svc', '--version', '2.0.0']
    const one = await ask('report', '--task', 'digit-recognition', ...version)
    expect(one).toEqual(all[0])
    expect(Object.keys(one)).toEqual(expect.arrayContaining([...documentedKeys]))
    const { n, agreed, value, wilson95 } = one.agreement
    expect(value).toBe(agreed / n)
    expect(wilson95[0]).toBeLessThan(value)

    const { stdout } = await run(['report', '--task', 'digit-recognition'])
    expect(stdout).toContain(`n = ${n}, ${agreed} agreed`)
    expect(stdout).toContain(`${(value * 100).toFixed(1)} %`)
  })

  it('keeps to a segment and to days', async () => {
    const { ask } = await makeCommandWorkspace('--sample', 'digits')
    const task = ['report', '--task', 'digit-recognition']
    const [whole] = await ask(...task)
    const [part] = await ask(...task, '--segment', 'source=form-a')
    expect(part.segment).toEqual({ source: 'form-a' })
    expect(part.paired).toBe(whole.segments.source['form-a'].n)
    const [first] = whole.days
    const [day] = await ask(...task, '--from', first.day, '--to', first.day)
    expect(day.agreement).toMatchObject({ n: first.n, agreed: first.agreed })
  })

  it('fails for a task or a version that is not there', async () => {
    const { run } = await makeCommandWorkspace('--sample', 'digits')
    for (const [args, said] of [
      [['--task', 'none'], 'none'],
      [['--task', 'digit-recognition', '--model', 'm', '--version', '1'], 'm 1'],
    ] as const) {
      const { code, stdout, stderr } = await run(['report', ...args, '--json'])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(said)
    }
  })
})

describe('verify', () => {
  it('finds a workspace whole, and says what is wrong with one that was tampered with', async () => {
    const { dir, ask, run } = await makeCommandWorkspace('--sample', 'digits')
    const { ok, checks } = await ask('verify')
    expect(ok).toBe(true)
    expect(checks.every((check: { ok: boolean }) => check.ok)).toBe(true)
    expect(Object.keys(checks[0])).toEqual(['name', 'ok', 'detail'])

    const database = new Database(path.join(dir, 'understudy.db'))
    database.exec(`UPDATE audit_log SET actor = 'nobody' WHERE seq = 1`)
    database.close()
    const { code, stdout } = await run(['verify', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false })
  })
})

describe('user', () => {
  it('adds and lists people, and each may do what their role allows', async () => {
    const { ask, run } = await makeCommandWorkspace()
    const added = await ask('user', 'add', 'person-k', '--role', 'operator')
    expect(added).toEqual({ id: expect.any(Number), name: 'person-k', role: 'operator' })
    const people = await ask('user', 'list')
    expect(people).toHaveLength(2)
    expect(people).toContainEqual(expect.objectContaining(added))
    expect(people[0].role).toBe('lead')

    expect((await run(['user', 'list', '--as', 'person-k'])).code).toBe(0)
    const refused = await run(['user', 'add', 'lee', '--role', 'lead', '--as', 'person-k'])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('lead')
    expect((await run(['user', 'list', '--as', 'nobody'])).code).toBe(1)
    expect((await run(['user', 'add', 'person-k', '--role', 'lead'])).code).toBe(1)
  })
})

describe('wrong use', () => {
  it.each([
    [[]],
    [['dance']],
    [['task', 'add']],
    [['verify', '--retry']],
    [['init', '--workspace', 'w', '--sample', 'letters']],
    [['user', 'add', 'person-k', '--role', 'king', '--workspace', 'w']],
    [['report', '--task', 't', '--model', 'm', '--workspace', 'w']],
    [['report', '--task', 't', '--from', '2026-02-31', '--workspace', 'w']],
    [['report', '--task', 't', '--segment', 'north', '--workspace', 'w']],
    [['report', '--task', 't', '--stage', 'dress-rehearsal', '--workspace', 'w']],
    [['ingest', '-', '-', '--workspace', 'w']],
  ])('%j is answered with how it is used', async (args) => {
    const { code, stdout, stderr } = await runCommandLine(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('usage: understudy')
  })

  it('asks for a folder where none is named and this one is no workspace', async () => {
    const dir = nameFolder()
    mkdirSync(dir)
    const { code, stderr } = await runCommandLine(['task', 'list'], { cwd: dir })
    expect(code).toBe(2)
    expect(stderr).toContain('--workspace DIR')
    expect(readdirSync(dir)).toEqual([])
  })

  it('does not make a workspace unless asked to', async () => {
    const dir = nameFolder()
    const { code, stderr } = await runCommandLine(['task', 'list', '--workspace', dir])
    expect(code).toBe(1)
    expect(stderr).toContain(dir)
    expect(existsSync(dir)).toBe(false)
  })
})

describe('where one is', () => {
  it('counts as the workspace if it is one', async () => {
    const { dir } = await makeCommandWorkspace()
    const { code, stdout } = await runCommandLine(['task', 'list', '--json'], { cwd: dir })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[]\n' })
  })

  it('is where npm was called, once npm has gone to its project', async () => {
    const { dir } = await makeCommandWorkspace()
    const project = path.dirname(dir)
    const env = { INIT_CWD: dir, npm_package_json: path.join(project, 'package.json') }
    const called = await runCommandLine(['task', 'list', '--json'], { cwd: project, env })
    expect(called.code).toBe(0)
    // Started by something that npm started, it is where it is.
    const elsewhere = await runCommandLine(['task', 'list'], { cwd: path.dirname(project), env })
    expect(elsewhere.code).toBe(2)
  })
})

it('tells its version and its commands', async () => {
  expect(await runCommandLine(['--version'])).toMatchObject({
    code: 0,
    stdout: `${packageFile.version}\n`,
  })
  const { code, stdout } = await runCommandLine(['--help'])
  expect(code).toBe(0)
  for (const name of ['init', 'task add FILE', 'ingest', 'rejected', 'report', 'verify'])
    expect(stdout).toContain(`  ${name}`)
})

const documentedKeys = [
  'task',
  'model',
  'version',
  'from',
  'to',
  'segment',
  'items',
  'predictions',
  'decisions',
  'unmatchedDecisions',
  'paired',
  'agreement',
  'kappa',
  'gwetAC1',
  'krippendorffAlpha',
  'mcc',
  'perLabel',
  'confusion',
  'calibration',
  'riskCoverage',
  'selective',
  'accuracy',
  'humanAccuracy',
  'humanHuman',
  'automationBias',
  'segments',
  'days',
  'reviewers',
] as const
