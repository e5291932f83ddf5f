import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Client } from '../shared/contract/client'
import type { RequestError } from '../shared/contract/errors'
import type { ClientMessage, Progress, ServerMessage, Topic } from '../shared/contract/messages'
import { fail, succeed, type Result } from '../shared/result'

const readyWithinMs = 30_000
const stoppedWithinMs = 10_000
const stderr = 2

/** A data process of one's own, and the way to it. */
export interface Host {
  readonly client: Client
  readonly pid: number | undefined
  /** Resolves when it is gone, however that came. */
  readonly ended: Promise<void>
  /** Lets it close its database and go. */
  stop(): Promise<void>
}

interface Waiting {
  settle(answer: Result<never, RequestError>): void
  onProgress(progress: Progress): void
}

/** Starts the data process that lies beside this program, in the same Node. */
export function startHost(folder = import.meta.dirname): Host {
  const child = startChild(path.join(folder, 'data.cjs'))
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(topics: readonly Topic[]) => void>()
  const ready = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  // One that never says it is ready counts as dead.
  const readyDeadline = setTimeout(() => child.kill('SIGKILL'), readyWithinMs)
  let isGone = false
  let lastId = 0

  child.on('message', (message: ServerMessage) => {
    if (message.kind === 'ready') {
      clearTimeout(readyDeadline)
      ready.resolve()
    } else if (message.kind === 'changed') for (const tell of listeners) tell(message.topics)
    else if (message.kind === 'progress') waiting.get(message.id)?.onProgress(message.progress)
    else settle(message.id, message.ok ? succeed(trusted(message.value)) : fail(message.error))
  })
  child.once('exit', end)
  child.once('error', end)

  function settle(id: number, answer: Result<never, RequestError>): void {
    waiting.get(id)?.settle(answer)
    waiting.delete(id)
  }

  function end(): void {
    isGone = true
    clearTimeout(readyDeadline)
    for (const id of waiting.keys()) settle(id, fail(disconnected))
    ready.resolve()
    gone.resolve()
  }

  const ask: Client['ask'] = async (name, input, { onProgress, signal } = {}) => {
    await ready.promise
    if (isGone) return fail(disconnected)
    if (signal?.aborted) return fail(cancelled)
    const id = ++lastId
    const cancel = () => send(child, { kind: 'cancel', id })
    signal?.addEventListener('abort', cancel)
    const answer = await new Promise<Result<never, RequestError>>((resolve) => {
      waiting.set(id, { settle: resolve, onProgress: onProgress ?? (() => undefined) })
      send(child, { kind: 'request', id, name, input })
    })
    signal?.removeEventListener('abort', cancel)
    return answer
  }

  return {
    pid: child.pid,
    ended: gone.promise,
    client: {
      ask,
      onChanged: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    stop: async () => {
      const deadline = setTimeout(() => child.kill('SIGKILL'), stoppedWithinMs)
      if (child.connected) child.disconnect()
      if (!isGone) await gone.promise
      clearTimeout(deadline)
    },
  }
}

/** The data process is our own and of the same build: its answers are what the contract says. */
function trusted(value: unknown): never {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- for the reason above
  return value as never
}

function startChild(file: string): ChildProcess {
  return fork(file, [], {
    execArgv: [],
    serialization: 'advanced',
    // stdout is for results only.
    stdio: ['ignore', stderr, stderr, 'ipc'],
    // In a group of its own: Ctrl-C reaches the command, which then asks for an orderly end.
    detached: process.platform !== 'win32',
  })
}

/** A failed send means that the child is gone, which its `exit` tells. */
function send(child: ChildProcess, message: ClientMessage): void {
  if (child.connected) child.send(message, () => undefined)
}

export const cancelled: RequestError = { code: 'cancelled', message: 'cancelled' }

const disconnected: RequestError = {
  code: 'disconnected',
  message:
    'the data process ended unexpectedly; what was stored is safe, so the command can be repeated',
}
