import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bearer, patience, readLeftovers, startHttp } from '../../make/http'
import { makePredictionLine, makePredictionLines } from '../../make/lines'

const megabytes = (count: number): Readable =>
  Readable.from(Array.from({ length: count }, () => Buffer.alloc(1024 * 1024, 0x20)))

describe('POST /v1/events', () => {
  it('answers what became of the lines, and counts each once', async () => {
    const started = await startHttp()
    const { http, ask } = started
    const body = `${makePredictionLines(30)}\n\nnope\n${JSON.stringify(makePredictionLine({ id: 'x', task: 'birds' }))}`
    const counts = {
      read: 32,
      accepted: 30,
      duplicate: 0,
      rejected: 2,
      reasons: { not_json: 1, unknown_task: 1 },
    }
    const first = await http('/v1/events', { body })
    expect(first.status).toBe(200)
    expect(first.json()).toEqual({ ...counts, seconds: expect.any(Number) })
    const headers = { 'content-encoding': 'gzip' }
    const second = await http('/v1/events', { body: gzipSync(body), headers })
    expect(second.json()).toMatchObject({ ...counts, accepted: 0, duplicate: 30 })
    expect((await http('/v1/events', { body: gzipSync(body) })).json()).toMatchObject({
      duplicate: 30,
    })
    expect((await http('/v1/events', { body: '' })).json()).toMatchObject({ read: 0, rejected: 0 })

    const { sources, rejected } = await ask('queue.status', {})
    expect(rejected.total).toBe(2)
    expect(sources).toHaveLength(1)
    expect(sources[0]).toMatchObject({ file: 'http', state: 'done', read: 96, accepted: 30 })
    const { lines } = await ask('queue.rejected', { reason: null, after: null, limit: 10 })
    expect(lines).toMatchObject([
      { file: 'http', line: 33 },
      { file: 'http', line: 34 },
    ])
    expect(readLeftovers(started.dir)).toEqual([])
  })

  it('takes nothing of a body that is too large, damaged, or packed in an unknown way', async () => {
    const started = await startHttp()
    const { http, ask } = started
    const gzip = { 'content-encoding': 'gzip' }
    const good = makePredictionLines(100)
    const large = await http('/v1/events', { body: megabytes(150) })
    expect(large.status).toBe(413)
    expect(large.text).toContain('larger than 64 MiB')
    const swollen = gzipSync(Buffer.alloc(65 * 1024 * 1024, 0x20))
    expect((await http('/v1/events', { body: swollen, headers: gzip })).status).toBe(413)
    const cut = gzipSync(good).subarray(0, -20)
    const damaged = await http('/v1/events', { body: cut, headers: gzip })
    expect([damaged.status, damaged.text]).toEqual([400, expect.stringContaining('cut off')])
    expect((await http('/v1/events', { body: good, headers: gzip })).status).toBe(400)
    const unknown = await http('/v1/events', { body: good, headers: { 'content-encoding': 'br' } })
    expect(unknown.status).toBe(415)
    const { events, sources } = await ask('queue.status', {})
    expect([events.predictions, sources]).toEqual([0, []])
    expect(readLeftovers(started.dir)).toEqual([])
  })

  it('keeps what it has counted, even if it is killed right after', async () => {
    const { http, kill, dir } = await startHttp()
    const body = makePredictionLines(3000)
    expect((await http('/v1/events', { body })).json()).toMatchObject({ accepted: 3000 })
    await kill()
    const again = await startHttp(dir)
    expect((await again.http('/v1/events', { body })).json()).toMatchObject({
      read: 3000,
      accepted: 0,
      duplicate: 3000,
    })
  })

  it('takes bodies side by side, each line once', async () => {
    const started = await startHttp()
    const bodies = [0, 0, 1000, 1000, 2000, 2500].map((from) => makePredictionLines(1500, from))
    const answers = await Promise.all(bodies.map((body) => started.http('/v1/events', { body })))
    const counts = answers.map((answer) => answer.json())
    const sum = (name: string) => counts.reduce((total, one) => total + Number(one[name]), 0)
    expect([sum('read'), sum('accepted'), sum('duplicate')]).toEqual([9000, 4000, 5000])
    expect((await started.ask('queue.status', {})).events.predictions).toBe(4000)
    expect(readLeftovers(started.dir)).toEqual([])
  })

  it('stores nothing of a body whose sender went away, nor leaves any of it behind', async () => {
    const started = await startHttp()
    const { port } = new URL(started.address)
    const socket = connect(Number(port), '127.0.0.1')
    const head = `POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${bearer(started.dir).authorization}\r\nContent-Length: 1000000\r\n\r\n`
    socket.write(head + makePredictionLines(100))
    await expect.poll(() => readLeftovers(started.dir).length, patience).toBe(1)
    socket.destroy()
    await expect.poll(() => readLeftovers(started.dir), patience).toEqual([])
    expect((await started.ask('queue.status', {})).events.predictions).toBe(0)
    expect((await started.http('/v1/health')).status).toBe(200)
  })

  it.runIf(process.platform === 'linux')('holds little of large bodies in memory', async () => {
    const { http, host } = await startHttp()
    await http('/v1/events', { body: makePredictionLines(1000) })
    const before = peakMegabytes(host.pid)
    // They are received to the limit, 384 MiB together; that reading them takes little is tested elsewhere.
    const bodies = Array.from({ length: 6 }, () => megabytes(65))
    const answers = await Promise.all(bodies.map((body) => http('/v1/events', { body })))
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 413))
    // What was received and is no longer needed is cleared away every 64 MB or so.
    expect(peakMegabytes(host.pid) - before).toBeLessThan(150)
  })
})

/** The most memory a process ever had. */
function peakMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
