import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endOf, nameFolder, runCommandLine, startCommandLine } from '../make/commandLine'
import { askHttp, bearer } from '../make/http'
import { makeDecisionLine, makePredictionLines } from '../make/lines'
import { readCursors, readOutbox } from '../make/outbox'

let dir = ''
let serving: ReturnType<typeof startCommandLine> | null = null

beforeEach(async () => {
  dir = nameFolder()
  await run('init')
  const task = path.join(dir, 'task.json')
  writeFileSync(
    task,
    JSON.stringify({ id: 'animals', kind: 'label', labels: [{ id: 'cat' }, { id: 'dog' }] }),
  )
  await run('task', 'add', task)
})

afterEach(() => {
  serving?.kill('SIGKILL')
})

const run = (...args: readonly string[]) => runCommandLine([...args, '--workspace', dir])

interface Ready {
  readonly address: string
  readonly token_file: string
  readonly workspace: string
  readonly inbox: string
}

/** Starts it and waits for its document. */
async function serve(): Promise<{ ready: Ready; end: (signal: NodeJS.Signals) => Promise<Ended> }> {
  const child = startCommandLine(['serve', '--port', '0', '--json', '--workspace', dir])
  serving = child
  const ended = endOf(child)
  let text = ''
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.stdout.on('data', (piece: string) => {
      text += piece
      if (text.endsWith('}\n')) resolve(JSON.parse(text))
    })
    void ended.then(({ stderr }) => reject(new Error(stderr)))
  })
  return {
    ready,
    end: async (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

type Ended = Awaited<ReturnType<typeof endOf>>

describe('serve', () => {
  it('says where it listens, takes events both ways, and writes the outbox', async () => {
    const { ready, end } = await serve()
    expect(ready).toEqual({
      address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      token_file: path.join(dir, 'http-token'),
      workspace: dir,
      inbox: path.join(dir, 'inbox'),
    })
    const answer = await askHttp(`${ready.address}/v1/events`, {
      headers: bearer(dir),
      body: makePredictionLines(3, 1),
    })
    expect(answer.json()).toMatchObject({ accepted: 3 })
    writeFileSync(path.join(dir, 'new'), `${JSON.stringify(makeDecisionLine())}\n`)
    renameSync(path.join(dir, 'new'), path.join(ready.inbox, 'decisions.jsonl'))
    await expect
      .poll(() => readCursors(readOutbox(path.join(dir, 'outbox'))), { timeout: 20_000 })
      .toEqual([1])

    const { code, stderr } = await end('SIGTERM')
    expect(code).toBe(0)
    expect(stderr).toContain(ready.address)
    expect(stderr).toContain(ready.token_file)
    await expect(askHttp(`${ready.address}/v1/health`)).rejects.toThrow('ECONNREFUSED')
  })

  it('ends on Ctrl-C, and leaves HTTP off for whoever opens the workspace next', async () => {
    const first = await serve()
    expect((await first.end('SIGINT')).code).toBe(0)
    const second = await serve()
    expect(second.ready.address).not.toBe('')
    expect((await second.end('SIGINT')).code).toBe(0)
    const db = new Database(path.join(dir, 'understudy.db'), { readonly: true })
    expect(db.prepare("SELECT name FROM settings WHERE name LIKE 'http%'").all()).toEqual([])
    db.close()
  })

  it('refuses to be the second one, and says who is the first', async () => {
    const { end } = await serve()
    const second = await run('serve', '--port', '0', '--json')
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toMatch(/is served already by process \d+ of/)
    const told = await run('task', 'list', '--json')
    expect(told.code).toBe(0)
    await end('SIGINT')
  })

  it('notices within a moment that its data process is gone', async () => {
    const { ready, end } = await serve()
    const owner: { pid: number } = JSON.parse(readFileSync(path.join(dir, 'owner.json'), 'utf8'))
    process.kill(owner.pid, 'SIGKILL')
    const { code, stderr } = await end('SIGCONT')
    expect(code).toBe(1)
    expect(stderr).toContain('ended by itself')
    expect(ready.workspace).toBe(dir)
  })

  it.each(['x', '-1', '65536', '1.5'])('does not know the port %s', async (port) => {
    const { code, stderr } = await run('serve', `--port=${port}`)
    expect(code).toBe(2)
    expect(stderr).toContain('--port must be a number up to 65535')
  })
})
