import { describe, expect, it } from 'vitest'
import { Gatekeeper } from '../../../db/http/gatekeeper'
import { TokenBucket } from '../../../db/http/tokenBucket'

const token = 'a'.repeat(43)
const port = 8737

/** A door with a clock that the test moves. */
function makeGatekeeper() {
  const clock = { now: 0 }
  const gatekeeper = new Gatekeeper(() => clock.now)
  const ask = (headers: Record<string, string>, isOpen = false) =>
    gatekeeper.refuse({ headers: { host: `127.0.0.1:${port}`, ...headers }, port, isOpen }, token)
  return { clock, ask }
}

const bearer = { authorization: `Bearer ${token}` }

describe('the gatekeeper', () => {
  it('lets in whoever has the token, and everybody to what is open', () => {
    const { ask } = makeGatekeeper()
    expect(ask(bearer)).toBeNull()
    expect(ask({ authorization: `bearer  ${token} ` })).toBeNull()
    expect(ask({}, true)).toBeNull()
  })

  it.each([
    ['no token', {}],
    ['another token', { authorization: `Bearer ${'b'.repeat(43)}` }],
    ['part of the token', { authorization: `Bearer ${token.slice(1)}` }],
    ['another scheme', { authorization: `Basic ${token}` }],
    ['an empty token', { authorization: 'Bearer ' }],
  ])('turns away %s', (_, headers) => {
    expect(makeGatekeeper().ask(headers)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="Understudy"' },
    })
  })

  it.each(['127.0.0.1:8737', 'localhost:8737', 'LOCALHOST:8737', '[::1]:8737'])(
    'answers to %s',
    (host) => {
      expect(makeGatekeeper().ask({ ...bearer, host })).toBeNull()
    },
  )

  it.each([
    '',
    '127.0.0.1',
    '127.0.0.1:80',
    'rebound.example:8737',
    'localhost.:8737',
    '[::]:8737',
  ])('does not answer to "%s", even with the token', (host) => {
    expect(makeGatekeeper().ask({ ...bearer, host })).toMatchObject({ status: 403 })
  })

  it.each(['https://example.com', 'http://127.0.0.1:8737', 'null'])(
    'refuses pages of %s',
    (origin) => {
      expect(makeGatekeeper().ask({ ...bearer, origin }, true)).toMatchObject({ status: 403 })
    },
  )

  it('slows down who asks too often, and not those with the token because of those without', () => {
    const { clock, ask } = makeGatekeeper()
    for (let index = 0; index < 20; index++) expect(ask({})?.status).toBe(401)
    expect(ask({})).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
    for (let index = 0; index < 200; index++) expect(ask(bearer)).toBeNull()
    expect(ask(bearer)?.status).toBe(429)
    clock.now += 5
    expect(ask(bearer)).toBeNull()
    expect(ask(bearer)?.status).toBe(429)
  })
})

describe('the bucket', () => {
  it('fills up again, but never above its size', () => {
    const clock = { now: 0 }
    const bucket = new TokenBucket(2, 1, () => clock.now)
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([null, null, 1000])
    clock.now += 400
    expect(bucket.take()).toBe(600)
    clock.now += 3_600_000
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([null, null, 1000])
    clock.now -= 1000
    expect(bucket.take()).toBe(1000)
  })
})
