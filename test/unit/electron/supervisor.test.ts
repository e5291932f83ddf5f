import { expect, test, vi } from 'vitest'
import { superviseWorkspace, type SupervisorOptions } from '../../../electron/supervisor'
import type { DataProcess, DataProcessEvents } from '../../../electron/dataProcess'
import type { ClientMessage, ServerMessage } from '../../../shared/contract/messages'
import type { RequestError } from '../../../shared/contract/errors'

const timing = {
  readyWithinMs: 50,
  stoppedWithinMs: 50,
  deathsAllowed: 5,
  deathWindowMs: 60_000,
  backoffMs: [0],
}
const workspace = { dir: '/w', create: true, sample: 'digits', own: true, account: 'a' } as const

/** A data process in the hands of the test: what it was sent, and what it answers. */
class Child implements DataProcess {
  readonly got: ClientMessage[] = []
  killed = false
  onStop = () => this.events.onExit()
  constructor(readonly events: DataProcessEvents) {}

  send = (message: ClientMessage) => void this.got.push(message)
  stop = () => this.onStop()
  kill = () => {
    this.killed = true
    this.events.onExit()
  }
  say = (message: ServerMessage) => this.events.onMessage(message)
  die = () => this.events.onExit()

  names = () => this.got.flatMap((one) => (one.kind === 'request' ? [one.name] : [one.kind]))
  answer(name: string, value: unknown = null): void {
    const asked = this.got.findLast((one) => one.kind === 'request' && one.name === name)
    if (asked?.kind !== 'request') throw new Error(`${name} was not asked`)
    this.say({ kind: 'answer', id: asked.id, ok: true, value })
  }
  refuse(name: string, error: RequestError): void {
    const asked = this.got.findLast((one) => one.kind === 'request' && one.name === name)
    if (asked?.kind !== 'request') throw new Error(`${name} was not asked`)
    this.say({ kind: 'answer', id: asked.id, ok: false, error })
  }
}

function supervise(options: Partial<SupervisorOptions> = {}) {
  const children: Child[] = []
  const onChanged = vi.fn<SupervisorOptions['onChanged']>()
  const onGivenUp = vi.fn<SupervisorOptions['onGivenUp']>()
  const supervisor = superviseWorkspace({
    start: (events) => {
      const child = new Child(events)
      children.push(child)
      return child
    },
    workspace,
    onChanged,
    onGivenUp,
    timing,
    ...options,
  })
  const nth = (n: number) => {
    const child = children[n]
    if (!child) throw new Error(`process ${n} was not started`)
    return child
  }
  /** Waits for the nth process and brings it to where it has opened the workspace. */
  const open = async (n: number) => {
    await vi.waitFor(() => nth(n))
    nth(n).say({ kind: 'ready' })
    nth(n).answer('workspace.open', { dir: '/w' })
    await flush()
    return nth(n)
  }
  return { supervisor, children, nth, open, onChanged, onGivenUp }
}

/** Lets everything run that waits for nothing but its turn. */
const flush = () => new Promise((resolve) => setTimeout(resolve, 0))

test('what is asked before the workspace is open goes through once it is', async () => {
  const { supervisor, nth } = supervise()
  const { answer } = supervisor.ask('people.list', {})
  nth(0).say({ kind: 'ready' })
  expect(nth(0).names()).toEqual(['workspace.open'])
  nth(0).answer('workspace.open')
  await flush()
  nth(0).answer('people.list', ['x'])
  expect(await answer).toEqual({ ok: true, value: ['x'] })
})

test('a process that dies leaves reads answered, and asks writes again under the same request id', async () => {
  const { supervisor, open, onChanged } = supervise()
  const first = await open(0)
  const read = supervisor.ask('people.list', {}).answer
  const long = supervisor.ask('workspace.verify', {}).answer
  const write = supervisor.ask('review.undo', { requestId: 'r', at: 1, task: 't' }).answer
  first.die()
  expect(await read).toMatchObject({ ok: false, error: { code: 'disconnected' } })
  expect(await long).toMatchObject({ ok: false, error: { code: 'disconnected' } })
  const second = await open(1)
  expect(second.got.at(-1)).toMatchObject({ name: 'review.undo', input: { requestId: 'r' } })
  second.answer('review.undo', 'undone')
  expect(await write).toEqual({ ok: true, value: 'undone' })
  expect(onChanged).toHaveBeenCalledOnce()
})

test('a restarted process opens what is there, makes nothing, and knows who had signed in', async () => {
  const { supervisor, open, nth } = supervise()
  const first = await open(0)
  const signedIn = supervisor.ask('session.signIn', { name: 'person-k' })
  first.answer('session.signIn', { id: 1, name: 'person-k', role: 'lead' })
  await signedIn.answer
  first.die()
  await open(1)
  expect(nth(1).got).toMatchObject([
    { name: 'workspace.open', input: { dir: '/w', create: false, sample: null } },
    { name: 'session.signIn', input: { name: 'person-k' } },
  ])
})

test('a restarted process keeps people out where they had signed out', async () => {
  const { supervisor, open, nth } = supervise()
  const first = await open(0)
  const signedOut = supervisor.ask('session.signOut', {})
  first.answer('session.signOut')
  await signedOut.answer
  first.die()
  await open(1)
  expect(nth(1).names()).toEqual(['workspace.open', 'session.signOut'])
})

test('a write that kills its process each time is answered in the end', async () => {
  const { supervisor, open } = supervise({ timing: { ...timing, deathsAllowed: 9 } })
  const write = supervisor.ask('review.undo', { requestId: 'r', at: 1, task: 't' }).answer
  for (const n of [0, 1, 2]) (await open(n)).die()
  expect(await write).toMatchObject({ ok: false, error: { code: 'disconnected' } })
})

test('after five deaths within a minute it gives up and leaves nothing unanswered', async () => {
  const { supervisor, open, onGivenUp, children } = supervise()
  for (const n of [0, 1, 2, 3]) (await open(n)).die()
  const last = await open(4)
  const write = supervisor.ask('review.undo', { requestId: 'r', at: 1, task: 't' }).answer
  last.die()
  expect(await write).toMatchObject({ ok: false, error: { code: 'disconnected' } })
  expect(onGivenUp).toHaveBeenCalledOnce()
  expect(await supervisor.ask('people.list', {}).answer).toMatchObject({ ok: false })
  await supervisor.stop()
  expect(children).toHaveLength(5)
})

test('a workspace that cannot be opened says why, and what was asked meanwhile is answered so', async () => {
  const { supervisor, nth, onGivenUp } = supervise()
  const { answer } = supervisor.ask('people.list', {})
  nth(0).say({ kind: 'ready' })
  nth(0).refuse('workspace.open', { code: 'newer_database', message: 'newer' })
  const why = { ok: false, error: { code: 'newer_database', message: 'newer' } }
  expect(await supervisor.opened).toEqual(why)
  expect(await answer).toEqual(why)
  expect(onGivenUp).not.toHaveBeenCalled()
})

test('a process that never says it is ready is ended and started again', async () => {
  const { children, nth } = supervise()
  await vi.waitFor(() => expect(children.length).toBeGreaterThan(1))
  expect(nth(0).killed).toBe(true)
})

test('a process that does not heed being stopped is ended', async () => {
  const { supervisor, open } = supervise()
  const child = await open(0)
  child.onStop = () => undefined
  const read = supervisor.ask('people.list', {}).answer
  await supervisor.stop()
  expect(child.killed).toBe(true)
  expect(await read).toMatchObject({ ok: false, error: { code: 'disconnected' } })
})

test('cancelling reaches the process, or takes back what was not sent yet', async () => {
  const { supervisor, open } = supervise()
  const early = supervisor.ask('workspace.verify', {})
  supervisor.cancel(early.id)
  expect(await early.answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  const child = await open(0)
  const { id } = supervisor.ask('workspace.verify', {})
  supervisor.cancel(id)
  expect(child.got.at(-1)).toEqual({ kind: 'cancel', id })
})

test('stopping while a restart is due starts nothing more', async () => {
  const { supervisor, open, children } = supervise({ timing: { ...timing, backoffMs: [20] } })
  ;(await open(0)).die()
  await supervisor.stop()
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(children).toHaveLength(1)
})
