import type { Socket } from 'node:net'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { version } from '../../package.json'
import type { Result } from '../../shared/result'
import type { AutomationStore } from '../store/automationStore'
import { unexpectedError } from '../unexpectedError'
import { readDecisions } from './decisions'
import type { EventsDoor } from './events'
import type { Gatekeeper } from './gatekeeper'
import { errorBody, toHttpError, type HttpError } from './httpError'
import { readMetrics, type MetricsFacts } from './metrics'
import { formatMetrics, prometheusType } from './prometheus'
import type { RequestCounts } from './requestCounts'
import { askRoute } from './route'
import { throwAway } from './throwAway'

/** A head comes in one piece, and a body of the largest size in seconds: this is loopback. */
const headWithinMs = 5000
const bodyWithinMs = 120_000
const idleMs = 30_000
const mostConnections = 128

export interface AppFacts {
  readonly store: Pick<AutomationStore, 'finalDecisions' | 'policy' | 'route'>
  readonly gatekeeper: Gatekeeper
  readonly requests: RequestCounts
  readonly events: EventsDoor
  readonly metrics: MetricsFacts
  readonly token: () => string
  /** Events were stored. */
  readonly onStored: () => void
}

/** All that can be asked over HTTP; `interfaces.md` and `docs/http.md` say how. */
export function createApp(facts: AppFacts): FastifyInstance {
  const { store, requests } = facts
  const app = fastify({
    logger: false,
    requestTimeout: bodyWithinMs,
    keepAliveTimeout: idleMs,
    exposeHeadRoutes: false,
    http: { headersTimeout: headWithinMs, connectionsCheckingInterval: 1000 },
    clientErrorHandler: answerGarbage,
  })
  app.server.maxConnections = mostConnections
  // Bodies are read by those who want them, as they come.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_, __, done) => done(null))

  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions
    const port = request.socket.localPort ?? 0
    const asked = { headers: request.headers, port, isOpen: url === '/v1/health' }
    const refusal = facts.gatekeeper.refuse(asked, facts.token())
    if (!refusal) return undefined
    requests.addRefused()
    return fail(request, reply, refusal)
  })
  app.addHook('onResponse', async (request, reply) => {
    requests.add(request.routeOptions.url ?? 'unknown', reply.statusCode)
  })

  app.get('/v1/health', async () => ({ status: 'ok', version }))
  app.get('/v1/policy', async () => store.policy())
  app.get('/v1/metrics', async (_, reply) =>
    reply.type(prometheusType).send(formatMetrics(await readMetrics(facts.metrics))),
  )
  app.get('/v1/decisions', async (request, reply) =>
    answer(request, reply.type('application/x-ndjson'), readDecisions(store, request.query)),
  )
  app.post('/v1/route', async (request, reply) =>
    answer(request, reply, await askRoute(store, request.raw)),
  )
  app.post('/v1/events', async (request, reply) => {
    const taken = await facts.events.take(request.raw)
    facts.onStored()
    return answer(request, reply, taken)
  })

  app.setNotFoundHandler((request, reply) =>
    fail(request, reply, {
      status: 404,
      code: 'not_found',
      message: `There is no ${request.method} ${request.url}. There are: GET /v1/decisions, /v1/policy, /v1/metrics and /v1/health, POST /v1/events and /v1/route.`,
    }),
  )
  app.setErrorHandler((error, request, reply) => {
    // A client that went away in the middle hears nothing more.
    if (request.raw.destroyed && !request.raw.complete) return reply.hijack()
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    if (status >= 500)
      return fail(
        request,
        reply,
        toHttpError(unexpectedError(error, `${request.method} ${request.url}`)),
      )
    const message = error instanceof Error ? error.message : String(error)
    return fail(request, reply, { status, code: 'invalid_input', message })
  })
  return app
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  result: Result<unknown, HttpError>,
): Promise<FastifyReply> {
  return result.ok ? reply.send(result.value) : fail(request, reply, result.error)
}

async function fail(
  { raw }: FastifyRequest,
  reply: FastifyReply,
  error: HttpError,
): Promise<FastifyReply> {
  await throwAway(raw)
  return reply
    .code(error.status)
    .type('application/json; charset=utf-8')
    .headers(error.headers ?? {})
    .send(errorBody(error))
}

/** What is no HTTP at all, or came too slowly, never becomes a request. */
function answerGarbage(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const status = isLate ? '408 Request Timeout' : '400 Bad Request'
  const message = isLate
    ? 'The request came too slowly.'
    : 'This is not HTTP, or its head is too long.'
  const body = JSON.stringify(errorBody({ code: 'invalid_input', message }))
  const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`
  socket.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`)
}
