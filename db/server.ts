import type { RequestError } from '../shared/contract/errors'
import type { ClientMessage, Progress } from '../shared/contract/messages'
import { isRequestName, requests, type RequestName } from '../shared/contract/requests'
import { fail, type Result } from '../shared/result'
import { mayActAs } from '../shared/roles'
import { firstFieldError } from '../shared/schema/issues'
import type { HandlerContext, Handlers } from './handlers/handler'
import type { Port } from './port'
import { presentPerson } from './present'
import type { Announce, Session } from './session'
import { trust } from './trusted'
import { unexpectedError } from './unexpectedError'

type Handler = (input: unknown, context: HandlerContext) => Promise<Result<unknown, RequestError>>

/** Answers requests from the port until the process ends. */
export function serve(...parts: ConstructorParameters<typeof Server>): void {
  new Server(...parts).start()
}

/** The door of the data process: every request is looked up, checked and answered here, and only here. */
class Server {
  readonly #port: Port
  readonly #handlers: Handlers
  readonly #session: Session
  readonly #announce: Announce
  readonly #now: () => number
  readonly #running = new Map<number, AbortController>()
  readonly #onPersonActive: () => void

  constructor(
    port: Port,
    handlers: Handlers,
    session: Session,
    facts: { readonly announce: Announce; readonly now: () => number; onPersonActive(): void },
  ) {
    this.#port = port
    this.#handlers = handlers
    this.#session = session
    this.#announce = facts.announce
    this.#now = facts.now
    this.#onPersonActive = () => facts.onPersonActive()
  }

  start(): void {
    this.#port.onMessage((message) => this.#take(message))
    this.#port.post({ kind: 'ready' })
  }

  #take(message: ClientMessage): void {
    if (message.kind === 'cancel') this.#running.get(message.id)?.abort()
    else if (message.kind === 'request') void this.#answer(message.id, message.name, message.input)
  }

  async #answer(id: number, name: string, input: unknown): Promise<void> {
    const controller = new AbortController()
    this.#running.set(id, controller)
    let lastProgressAt = 0
    const onProgress = (progress: Progress) => {
      // Often enough to look alive; a message each millisecond would only slow the work.
      const now = this.#now()
      if (now - lastProgressAt < 100 && progress.done !== progress.total) return
      lastProgressAt = now
      this.#port.post({ kind: 'progress', id, progress })
    }
    const answer = await this.#handle(name, input, {
      session: this.#session,
      announce: this.#announce,
      now: this.#now,
      signal: controller.signal,
      onProgress,
    })
    this.#running.delete(id)
    this.#port.post(
      answer.ok
        ? { kind: 'answer', id, ok: true, value: answer.value }
        : { kind: 'answer', id, ok: false, error: answer.error },
    )
  }

  async #handle(
    name: string,
    input: unknown,
    context: HandlerContext,
  ): Promise<Result<unknown, RequestError>> {
    if (!isRequestName(name))
      return fail({ code: 'not_found', message: `There is no request "${name}".` })
    const refusal = await this.#refuse(name)
    if (refusal) return fail(refusal)
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) {
      const { path, message } = firstFieldError(parsed.error)
      return fail({ code: 'invalid_input', path, message: path ? `${path} ${message}` : message })
    }
    if (name.startsWith('review.')) this.#onPersonActive()
    try {
      const answer = await this.#call(name, parsed.data, context)
      if (answer.ok && mayChangePolicy(name)) await this.#session.workspace?.jobs.keepPolicyFile()
      return answer
    } catch (error) {
      return fail(unexpectedError(error, name))
    }
  }

  /** Why this request may not be asked now, if so. */
  async #refuse(name: RequestName): Promise<RequestError | null> {
    const { who } = requests[name]
    const { workspace, person: before } = this.#session
    if (needNoWorkspace.has(name)) return null
    if (!workspace) return { code: 'no_workspace', message: 'No workspace is open.' }
    if (who === 'anyone') return null
    const person = await presentPerson(this.#session)
    if (!person)
      return {
        code: 'not_signed_in',
        message: before ? `${before.name} no longer works here.` : 'Sign in first.',
      }
    if (mayActAs(person.role, who)) return null
    return {
      code: 'not_allowed',
      message: `This needs the role ${who}; ${person.name} is ${person.role}.`,
    }
  }

  #call(
    name: RequestName,
    input: unknown,
    context: HandlerContext,
  ): Promise<Result<unknown, RequestError>> {
    // The table has a handler of the right type for each name; TypeScript cannot follow that by itself.
    return trust<Handler>(this.#handlers[name])(input, context)
  }
}

const needNoWorkspace: ReadonlySet<RequestName> = new Set([
  'workspace.open',
  'workspace.restore',
  'session.current',
])

/**
 * Whoever changes a policy finds the file changed once it is answered, in every process. Deciding is
 * left out, as people would wait for it; what it leads to follows in a moment.
 */
function mayChangePolicy(name: RequestName): boolean {
  return requests[name].effect !== 'read' && !/^(review|report)\./.test(name)
}
