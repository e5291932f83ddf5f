import { request, type IncomingHttpHeaders } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { randomUUID } from 'node:crypto'
import { startDataProcess, type TestDataProcess } from './dataProcess'
import { animals, makeFolder } from './workspace'

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The text as the JSON that it must be. */
  json(): Record<string, unknown>
}

export interface HttpQuestion {
  readonly method?: 'GET' | 'POST' | 'OPTIONS'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | Readable
}

/** Asks over a socket of its own, with exactly the given headers beside what HTTP needs. */
export function askHttp(url: string, question: HttpQuestion = {}): Promise<HttpAnswer> {
  const { headers = {}, body } = question
  const method = question.method ?? (body === undefined ? 'GET' : 'POST')
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text),
        }),
      )
    })
    asked.on('error', reject)
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) asked.end(body)
    else body.pipe(asked)
  })
}

export interface TestHttp extends TestDataProcess {
  readonly dir: string
  readonly address: string
  /** Asks with the token. */
  readonly http: (where: string, question?: HttpQuestion) => Promise<HttpAnswer>
}

/** The real data process of a fresh workspace with the task `animals`, its door open on a free port. */
export async function startHttp(dir = makeFolder().dir): Promise<TestHttp> {
  const data = await startDataProcess(dir)
  onTestFinished(() => data.host.stop())
  await data.ask('tasks.define', { ...makeWrite(), task: animals })
  const { address } = await data.ask('http.turnOn', { ...makeWrite(), port: 0 })
  if (address === null) throw new Error('HTTP was not turned on')
  return {
    ...data,
    dir,
    address,
    http: (where, question) =>
      askHttp(`${address}${where}`, {
        ...question,
        headers: { ...bearer(dir), ...question?.headers },
      }),
  }
}

export function bearer(dir: string): { readonly authorization: string } {
  const token = readFileSync(path.join(dir, 'http-token'), 'utf8').trim()
  return { authorization: `Bearer ${token}` }
}

/** What every write carries. */
export function makeWrite() {
  return { requestId: randomUUID(), at: Date.now() }
}

/** For what comes about in a moment, on a machine that is busy with other tests. */
export const patience = { timeout: 20_000 }

/** What lies in a workspace's folder of bodies that are on their way, or were left there. */
export function readLeftovers(dir: string): readonly string[] {
  return readdirSync(dir).filter((name) => name.startsWith('.http-'))
}
