import { expect, test } from 'vitest'
import { createClient, type Connection } from '../../renderer/bridge'
import type { Answer, Bridge } from '../../shared/contract/bridge'
import type { Progress } from '../../shared/contract/messages'
import { fail, succeed } from '../../shared/result'
import { makeError } from '../make/client'

/** A bridge that gives these answers one after the other. */
function setUp(...answers: readonly Answer[]) {
  const left = [...answers]
  const asked: { name: string; input: unknown; handle: number | undefined }[] = []
  const cancelled: number[] = []
  const listeners: ((handle: number, progress: Progress) => void)[] = []
  const bridge: Bridge = {
    async ask(name, input, handle) {
      asked.push({ name, input, handle })
      await Promise.resolve()
      return left.shift() ?? fail(makeError('internal'))
    },
    cancel: (handle) => cancelled.push(handle),
    onChanged: () => ignore,
    onProgress: (listener) => {
      listeners.push(listener)
      return ignore
    },
    onMenu: () => ignore,
    keep: () => Promise.reject(new Error('not asked here')),
    desktop: () => Promise.reject(new Error('not asked here')),
    onDesktop: () => ignore,
  }
  const seen: Connection[] = []
  const client = createClient(bridge, (now) => seen.push(now))
  const tell = (handle: number, progress: Progress) =>
    listeners.forEach((listener) => listener(handle, progress))
  return { client, asked, cancelled, seen, tell }
}

test('a write that found nobody is asked again under the same request id', async () => {
  const { client, asked, seen } = setUp(fail(makeError('disconnected')), succeed(null))
  const input = {
    requestId: '00000000-0000-4000-8000-000000000001',
    at: 1,
    task: 'animals',
    itemIds: null,
  }
  expect(await client.ask('review.release', input)).toEqual(succeed(null))
  expect(asked.map((one) => one.input)).toEqual([input, input])
  expect(seen).toEqual(['lost', 'ok'])
})

test('an answer that is a failure of its own is not asked for again', async () => {
  const { client, asked } = setUp(fail(makeError('busy')), succeed(null))
  expect(await client.ask('session.signOut', {})).toMatchObject({ error: { code: 'busy' } })
  expect(asked).toHaveLength(1)
})

test('progress reaches the one who asked, under a number of its own', async () => {
  const { client, asked, tell } = setUp(succeed([]), succeed([]))
  const heard: Progress[] = []
  const progress: Progress = { done: 1, total: 2, unit: 'rows' }
  const first = client.ask('workspace.verify', {}, { onProgress: (one) => heard.push(one) })
  const second = client.ask('workspace.verify', {})
  const [one, two] = asked.map(({ handle }) => handle ?? 0)
  expect(one).not.toBe(two)
  tell(one ?? 0, progress)
  tell(two ?? 0, { ...progress, done: 2 })
  await Promise.all([first, second])
  expect(heard).toEqual([progress])
})

test('what is no longer wanted is cancelled', async () => {
  const { client, asked, cancelled } = setUp(fail(makeError('cancelled')))
  const abort = new AbortController()
  const answer = client.ask('workspace.verify', {}, { signal: abort.signal })
  abort.abort()
  expect(await answer).toMatchObject({ error: { code: 'cancelled' } })
  expect(cancelled).toEqual([asked[0]?.handle])
})

function ignore() {}
