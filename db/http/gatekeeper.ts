import type { IncomingHttpHeaders } from 'node:http'
import type { HttpError } from './httpError'
import { isSameToken } from './token'
import { TokenBucket } from './tokenBucket'

/** Far above what batches need, and low enough that a producer run wild leaves room for people. */
const requestsPerSecond = 200
/** Whoever has no token has a bucket apart, so that guessing cannot keep producers out. */
const strangersPerSecond = 20

export interface Asked {
  readonly headers: IncomingHttpHeaders
  readonly port: number
  /** True for what may be asked without a token. */
  readonly isOpen: boolean
}

/** Decides who may ask at all, before anything of a request is read but its head. */
export class Gatekeeper {
  readonly #known: TokenBucket
  readonly #strangers: TokenBucket

  constructor(now: () => number) {
    this.#known = new TokenBucket(requestsPerSecond, requestsPerSecond, now)
    this.#strangers = new TokenBucket(strangersPerSecond, strangersPerSecond, now)
  }

  /** Null where it may pass. */
  refuse({ headers, port, isOpen }: Asked, token: string): HttpError | null {
    const foreign = refuseForeign(headers, port)
    if (foreign) return foreign
    const isKnown = isSameToken(bearerOf(headers), token)
    const waitMs = (isKnown ? this.#known : this.#strangers).take()
    if (waitMs !== null) return tooMany(waitMs)
    return isKnown || isOpen ? null : noToken
  }
}

/**
 * A page in a browser can be made to reach this port under a name of its own (DNS rebinding), or to
 * send what needs no permission: the first shows in `Host`, the second in `Origin`.
 */
function refuseForeign(headers: IncomingHttpHeaders, port: number): HttpError | null {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const hosts = names.map((name) => (port === 80 ? name : `${name}:${port}`))
  if (!hosts.includes(headers.host?.toLowerCase() ?? ''))
    return {
      status: 403,
      code: 'not_allowed',
      message: `The Host header must be ${hosts[0]} or ${hosts[1]}: ask this address itself, not through a name or a proxy.`,
    }
  if (headers.origin === undefined) return null
  return {
    status: 403,
    code: 'not_allowed',
    message: 'Requests from web pages are refused. Send it from a program, without Origin.',
  }
}

function bearerOf({ authorization }: IncomingHttpHeaders): string {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? ''
}

const noToken: HttpError = {
  status: 401,
  code: 'not_signed_in',
  message:
    'The token is missing or is not the present one. Send "Authorization: Bearer TOKEN" with what stands in the file http-token of the workspace.',
  headers: { 'www-authenticate': 'Bearer realm="Understudy"' },
}

function tooMany(waitMs: number): HttpError {
  const seconds = Math.ceil(waitMs / 1000)
  return {
    status: 429,
    code: 'too_many_requests',
    message: `Too many requests. Wait ${seconds} s, and send several events in one request.`,
    headers: { 'retry-after': String(seconds) },
  }
}
