import type { Answer } from '../shared/contract/bridge'
import type { RequestError } from '../shared/contract/errors'
import type { Progress, ServerMessage, Topic } from '../shared/contract/messages'
import { requests, type InputOf, type RequestName } from '../shared/contract/requests'
import type { DataProcess, DataProcessEvents } from './dataProcess'
import { defer } from './deferred'
import { createPendingRequests, disconnected } from './pending'
import { createSignedIn } from './signedIn'

const usualTiming = {
  readyWithinMs: 30_000,
  stoppedWithinMs: 10_000,
  deathsAllowed: 5,
  deathWindowMs: 60_000,
  /** Before the first restart, the second, and so on. */
  backoffMs: [0, 250, 1000, 2000] as readonly number[],
}

const gaveUp: RequestError = {
  code: 'disconnected',
  message:
    'The part of Understudy that keeps the data stopped five times within a minute. ' +
    'What was stored is safe.',
}

export interface SupervisorOptions {
  readonly start: (events: DataProcessEvents) => DataProcess
  readonly workspace: InputOf<'workspace.open'>
  readonly onChanged: (topics: readonly Topic[]) => void
  /** The open workspace can no longer be served: the process died too often, or cannot open it again. */
  readonly onGivenUp: (error: RequestError) => void
  readonly timing?: typeof usualTiming
}

/** Keeps one workspace served, however often its process dies. */
export interface Supervisor {
  /** Answers once: the workspace is open, or why it is not. */
  readonly opened: Promise<Answer>
  /** Every request is answered in the end; the id is for cancelling. */
  ask(name: RequestName, input: unknown, onProgress?: OnProgress): Asked
  cancel(id: number): void
  /** Resolves when the process has closed its database and gone. */
  stop(): Promise<void>
}

interface Asked {
  readonly id: number
  readonly answer: Promise<Answer>
}

/** Starts the data process for a workspace, and again whenever it dies, until it is stopped. */
export function superviseWorkspace(options: SupervisorOptions): Supervisor {
  const timing = options.timing ?? usualTiming
  const pending = createPendingRequests()
  const signedIn = createSignedIn()
  const deaths: number[] = []
  let state: 'starting' | 'open' | 'stopping' | 'over' = 'starting'
  let everOpen = false
  let child: DataProcess | null = null
  let restartTimer: NodeJS.Timeout | undefined
  let killTimer: NodeJS.Timeout | undefined
  // A folder that vanished meanwhile must not come back empty.
  const again = { ...options.workspace, create: false, sample: null }
  const opened = defer<Answer>()
  const stopped = defer<void>()

  function start(): void {
    // A process that never says it is ready counts as dead.
    const deadline = setTimeout(() => started.kill(), timing.readyWithinMs)
    const started = options.start({
      onMessage: (message) => {
        if (message.kind === 'ready') clearTimeout(deadline)
        if (child === started) receive(message)
      },
      onExit: () => {
        clearTimeout(deadline)
        if (child === started) died()
      },
    })
    child = started
  }

  function receive(message: ServerMessage): void {
    if (message.kind === 'ready') void prepare()
    else if (message.kind === 'changed') options.onChanged(message.topics)
    else pending.receive(message)
  }

  /** Brings a fresh process to where the last one was; only then do requests go through. */
  async function prepare(): Promise<void> {
    const started = child
    if (!started) return
    const answer = await askAhead('workspace.open', everOpen ? again : options.workspace)
    if (child !== started || state !== 'starting') return
    if (!answer.ok) return giveUp(answer.error)
    const session = everOpen ? signedIn.toRestore() : null
    if (session) await askAhead(session.name, session.input)
    if (child !== started || state !== 'starting') return
    state = 'open'
    pending.sendWaiting(started.send)
    if (everOpen) options.onChanged(everything)
    everOpen = true
    opened.resolve(answer)
  }

  /** Asks now, before all that waits, and never again. */
  function askAhead(name: RequestName, input: unknown): Promise<Answer> {
    const { id, answer } = pending.add({ name, input, again: false, onProgress: () => undefined })
    if (child) pending.send(id, child.send)
    return answer
  }

  function died(): void {
    child = null
    if (state === 'stopping' || state === 'over') return finish(disconnected)
    state = 'starting'
    pending.lose()
    const now = Date.now()
    deaths.push(now)
    const recent = deaths.filter((at) => now - at < timing.deathWindowMs).length
    if (recent >= timing.deathsAllowed) return giveUp(gaveUp)
    restartTimer = setTimeout(start, timing.backoffMs[recent - 1] ?? 0)
  }

  function giveUp(error: RequestError): void {
    state = 'over'
    pending.settleAll(error)
    opened.resolve({ ok: false, error })
    if (everOpen) options.onGivenUp(error)
    dismiss()
  }

  function finish(error: RequestError): void {
    state = 'over'
    clearTimeout(killTimer)
    pending.settleAll(error)
    opened.resolve({ ok: false, error })
    stopped.resolve()
  }

  function ask(name: RequestName, input: unknown, onProgress: OnProgress = () => undefined): Asked {
    if (state === 'stopping' || state === 'over')
      return { id: 0, answer: Promise.resolve({ ok: false, error: disconnected }) }
    const isWrite = requests[name].effect === 'write'
    const asked = pending.add({ name, input, again: isWrite, onProgress })
    if (state === 'open' && child) pending.send(asked.id, child.send)
    return {
      id: asked.id,
      answer: asked.answer.then((answer) => signedIn.note(name, input, answer)),
    }
  }

  function stop(): Promise<void> {
    clearTimeout(restartTimer)
    state = 'stopping'
    if (!dismiss()) finish(disconnected)
    return stopped.promise
  }

  /** Asks the process to go, and sees to it that it does; tells whether there was one. */
  function dismiss(): boolean {
    if (!child) return false
    clearTimeout(killTimer)
    killTimer = setTimeout(child.kill, timing.stoppedWithinMs)
    child.stop()
    return true
  }

  start()
  return {
    opened: opened.promise,
    ask,
    cancel: (id) => pending.cancel(id, (message) => child?.send(message)),
    stop,
  }
}

type OnProgress = (progress: Progress) => void

const everything: readonly Topic[] = [
  'workspace',
  'people',
  'tasks',
  'review',
  'report',
  'queue',
  'automation',
  'http',
]
