import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { usualHttpPort, type HttpStatus } from '../../shared/contract/http'
import type { Ingest } from '../ingest/ingest'
import type { LineCounts } from '../store/ingestStore'
import type { Act } from '../store/reviewStore'
import type { Store } from '../store/store'
import type { WorkspaceFolder } from '../workspace/folder'
import { removeLeftovers } from '../workspace/leftovers'
import { EventsDoor } from './events'
import { Gatekeeper } from './gatekeeper'
import { RequestCounts } from './requestCounts'
import { makeToken, readToken } from './token'

/** Reachable from this machine only. */
const host = '127.0.0.1'
/** Answers that are on their way when it is closed get so long. */
const closeWithinMs = 3000

export interface HttpDoorFacts {
  readonly store: Store
  readonly folder: WorkspaceFolder
  readonly ingest: Ingest
  readonly now: () => number
  readonly outboxCursor: () => number
  readonly lineCounts: () => LineCounts
  readonly onStored: () => void
  /** It was opened or closed, or could not be. */
  readonly onChanged: () => void
}

/** The loopback HTTP door of the workspace that this process owns: opened and closed by a lead. */
export class HttpDoor {
  readonly #facts: HttpDoorFacts
  readonly #stop = new AbortController()
  readonly #requests = new RequestCounts()
  readonly #gatekeeper: Gatekeeper
  readonly #events: EventsDoor
  #app: FastifyInstance | null = null
  #port: number | null = null
  #token = ''
  #trouble: string | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(facts: HttpDoorFacts) {
    this.#facts = facts
    this.#gatekeeper = new Gatekeeper(facts.now)
    this.#events = new EventsDoor(facts.ingest, facts.folder.dir, this.#stop.signal)
  }

  async status(): Promise<HttpStatus> {
    return {
      on: this.#port !== null,
      address: this.#port === null ? null : `http://${host}:${this.#port}`,
      port: this.#port ?? (await this.#rememberedPort()),
      tokenFile: this.#facts.folder.httpToken,
      trouble: this.#trouble,
      requests: this.#requests.total,
      refused: this.#requests.refused,
    }
  }

  /** Opens it again if it was open when the workspace was last served; before anything else can. */
  resume(): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await removeLeftovers(this.#facts.folder.dir, this.#facts.now())
        if ((await this.#facts.store.setting('http.on')) === 'true')
          await this.#open(await this.#rememberedPort())
      } catch (error) {
        this.#trouble = whyNot(error, usualHttpPort)
      }
    })
  }

  /** With an act, that is remembered for the next start. */
  turnOn(port: number | null, act: Act | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#open(port ?? this.#port ?? (await this.#rememberedPort()))
      if (act === null || this.#port === null) return
      await this.#remember(act, 'http.port', String(this.#port))
      await this.#remember(act, 'http.on', 'true')
    })
  }

  turnOff(act: Act): Promise<void> {
    return this.#inTurn(async () => {
      await this.#close()
      this.#trouble = null
      await this.#remember(act, 'http.on', 'false')
      this.#facts.onChanged()
    })
  }

  /** The old one is refused from now on; when it was changed is in the log. */
  newToken(act: Act): Promise<void> {
    return this.#inTurn(async () => {
      this.#token = await makeToken(this.#facts.folder.httpToken)
      await this.#remember(act, 'http.tokenMadeAt', new Date(act.at).toISOString())
    })
  }

  /** For the end of the process: requests at hand are answered, nothing is forgotten. */
  close(): Promise<void> {
    this.#stop.abort()
    return this.#inTurn(() => this.#close())
  }

  /** The new port first: where it cannot be had, the old one goes on. */
  async #open(port: number): Promise<void> {
    if (this.#stop.signal.aborted || (port !== 0 && port === this.#port)) return
    try {
      this.#token ||= await readToken(this.#facts.folder.httpToken)
      // Loaded only where it is used, as it is the larger part of the program.
      const { createApp } = await import('./app')
      const app = createApp(this.#appFacts())
      const address = await app.listen({ host, port })
      await this.#close()
      this.#app = app
      this.#port = Number(new URL(address).port)
      this.#trouble = null
    } catch (error) {
      this.#trouble = whyNot(error, port)
    }
    this.#facts.onChanged()
  }

  async #close(): Promise<void> {
    const app = this.#app
    this.#app = null
    this.#port = null
    if (app === null) return
    const deadline = setTimeout(() => app.server.closeAllConnections(), closeWithinMs)
    await app.close()
    clearTimeout(deadline)
  }

  #appFacts() {
    const { store, onStored } = this.#facts
    return {
      store,
      gatekeeper: this.#gatekeeper,
      requests: this.#requests,
      events: this.#events,
      metrics: { ...this.#facts, requests: this.#requests },
      token: () => this.#token,
      onStored,
    }
  }

  async #rememberedPort(): Promise<number> {
    return Number((await this.#facts.store.setting('http.port')) ?? usualHttpPort)
  }

  /** Each setting is an act of its own, as one act counts once. */
  async #remember(act: Act, name: string, value: string): Promise<void> {
    const { store } = this.#facts
    if ((await store.setting(name)) === value) return
    await store.changeSetting({ ...act, requestId: randomUUID() }, name, value)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

function whyNot(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another port, or end that program and turn this on again.`
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Choose one above 1023.`
  return `It could not be opened: ${error instanceof Error ? error.message : String(error)}`
}
