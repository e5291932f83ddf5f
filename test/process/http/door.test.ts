import { readFileSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import packageFile from '../../../package.json'
import { startDataProcess } from '../../make/dataProcess'
import {
  askHttp,
  bearer,
  makeWrite,
  patience,
  readLeftovers,
  startHttp,
  type HttpAnswer,
} from '../../make/http'
import { makeFolder } from '../../make/workspace'

describe('the door', () => {
  it('opens to the token alone, but for its health', async () => {
    const { address, dir, http } = await startHttp()
    expect((await askHttp(`${address}/v1/health`)).json()).toEqual({
      status: 'ok',
      version: packageFile.version,
    })
    for (const where of ['/v1/policy', '/v1/decisions', '/v1/metrics', '/elsewhere']) {
      const { status, headers, json: read } = await askHttp(`${address}${where}`)
      expect(status).toBe(401)
      expect(headers['www-authenticate']).toBe('Bearer realm="Understudy"')
      expect(read()).toMatchObject({ error: { code: 'not_signed_in' } })
    }
    const body = Buffer.alloc(20_000_000, 0x20)
    expect((await askHttp(`${address}/v1/events`, { body })).status).toBe(401)
    expect((await http('/v1/policy')).status).toBe(200)
    const { status, text } = await http('/v1/nothing')
    expect(status).toBe(404)
    expect(text).toContain('/v1/events')
    const mode = statSync(path.join(dir, 'http-token')).mode & 0o777
    expect(mode).toBe(process.platform === 'win32' ? mode : 0o600)
    expect(readFileSync(path.join(dir, 'http-token'), 'utf8')).toMatch(/^[\w-]{43}\n$/)
  })

  it('refuses the old token once there is a new one', async () => {
    const { ask, address, dir, http } = await startHttp()
    const old = bearer(dir)
    await ask('http.newToken', makeWrite())
    expect((await askHttp(`${address}/v1/policy`, { headers: old })).status).toBe(401)
    expect((await http('/v1/policy')).status).toBe(200)
    const { requests, refused } = await ask('http.status', {})
    expect({ requests, refused }).toEqual({ requests: 2, refused: 1 })
  })

  it('is there for programs on this machine, and not for pages', async () => {
    const { http, address } = await startHttp()
    const { port } = new URL(address)
    for (const headers of [
      { host: 'rebound.example' },
      { host: `rebound.example:${port}` },
      { origin: 'https://example.com' },
      { origin: 'null' },
    ]) {
      const { status, headers: answered, json: read } = await http('/v1/policy', { headers })
      expect(status).toBe(403)
      expect(read()).toMatchObject({ error: { code: 'not_allowed' } })
      expect(Object.keys(answered).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    const preflight = { method: 'OPTIONS', headers: { origin: 'https://example.com' } } as const
    expect((await http('/v1/events', preflight)).status).toBe(403)
    expect((await http('/v1/policy', { headers: { host: `localhost:${port}` } })).status).toBe(200)
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const other of others)
      await expect(knock(other.address, Number(port))).rejects.toThrow(/REFUSED|nobody/)
  })

  it('slows down who asks without pause', async () => {
    const { http } = await startHttp()
    const answers: HttpAnswer[] = []
    while (answers.length < 500)
      answers.push(...(await Promise.all(Array.from({ length: 50 }, () => http('/v1/policy')))))
    const slowed = answers.filter(({ status }) => status === 429)
    expect(slowed.length).toBeGreaterThan(0)
    expect(answers.length - slowed.length).toBeGreaterThanOrEqual(200)
    expect(slowed[0]?.headers['retry-after']).toBe('1')
    await setTimeout(1000)
    expect((await http('/v1/policy')).status).toBe(200)
  })

  it('does not wait for ever for a request, and says what is no request at all', async () => {
    const { address } = await startHttp()
    const { port } = new URL(address)
    const [slow, garbage] = await Promise.all([
      talk(Number(port), 'GET /v1/health HTTP/1.1\r\n'),
      talk(Number(port), 'hello\r\n\r\n'),
    ])
    expect(slow).toMatch(/^HTTP\/1\.1 408 .*too slowly/s)
    expect(garbage).toMatch(/^HTTP\/1\.1 400 .*not HTTP/s)
  })
})

describe('turning it on', () => {
  it('is remembered with its port, and so is turning it off', async () => {
    const { dir, address, host } = await startHttp()
    await host.stop()
    let data = await startDataProcess(dir)
    await expect
      .poll(async () => (await data.ask('http.status', {})).address, patience)
      .toBe(address)
    expect((await askHttp(`${address}/v1/health`)).status).toBe(200)
    await data.ask('http.turnOff', makeWrite())
    await expect(askHttp(`${address}/v1/health`)).rejects.toThrow('ECONNREFUSED')
    await data.host.stop()
    data = await startDataProcess(dir)
    await setTimeout(300)
    const status = await data.ask('http.status', {})
    expect(status).toMatchObject({ on: false, address: null, port: Number(new URL(address).port) })
    await data.host.stop()
  })

  it('says which port is taken, and goes on where it was', async () => {
    const { ask, address } = await startHttp()
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const listening = taken.address()
    const port = typeof listening === 'object' && listening !== null ? listening.port : 0
    const status = await ask('http.turnOn', { ...makeWrite(), port })
    expect(status).toMatchObject({ on: true, address })
    expect(status.trouble).toContain(`Port ${port} is taken`)
    await new Promise((resolve) => taken.close(resolve))
    expect(await ask('http.turnOn', { ...makeWrite(), port })).toMatchObject({
      address: `http://127.0.0.1:${port}`,
      trouble: null,
    })
    await expect(askHttp(`${address}/v1/health`)).rejects.toThrow('ECONNREFUSED')
  })
})

describe('a process beside the owner', () => {
  it('says where HTTP is served, and keeps policy.json all the same', async () => {
    const { dir } = await startHttp()
    const beside = await startDataProcess(dir)
    const status = await beside.ask('http.status', {})
    expect(status).toMatchObject({ on: false, address: null })
    expect(status.trouble).toContain('process ')
    expect(await beside.host.client.ask('http.turnOn', { ...makeWrite(), port: 0 })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    })
    const task = { id: 'birds', kind: 'label', labels: [{ id: 'owl' }, { id: 'tit' }] } as const
    await beside.ask('tasks.define', {
      ...makeWrite(),
      task: { ...task, labels: [...task.labels] },
    })
    const policy = readFileSync(path.join(dir, 'policy.json'), 'utf8')
    expect(Object.keys(JSON.parse(policy).tasks)).toEqual(['animals', 'birds'])
    await beside.host.stop()
  })

  it('leaves what a kill left of a body to the next owner, who removes it', async () => {
    const { dir } = makeFolder()
    const started = await startHttp(dir)
    const { port } = new URL(started.address)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${bearer(dir).authorization}\r\nContent-Length: 9\r\n\r\n{`,
    )
    await expect.poll(() => readLeftovers(started.dir).length, patience).toBe(1)
    await started.kill()
    expect(readLeftovers(started.dir)).toHaveLength(1)
    const next = await startDataProcess(dir)
    await expect.poll(() => readLeftovers(started.dir), patience).toEqual([])
    await next.host.stop()
  })
})

/** Resolves where somebody listens. */
function knock(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 2000 }, () => {
      socket.destroy()
      resolve()
    })
    socket.once('timeout', () => socket.destroy(new Error('nobody answers')))
    socket.once('error', reject)
  })
}

/** Says something and listens until the other side hangs up. */
function talk(port: number, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(words))
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
    socket.once('error', reject).once('close', () => resolve(heard))
  })
}
