import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { ServerMessage } from '../../shared/contract/messages'
import type { InputOf, OutputOf, RequestName } from '../../shared/contract/requests'
import { taskSchema } from '../../shared/schema/task'
import { trust } from '../../db/trusted'
import { task } from './events'

const account = 'bench'

/** The real data process in a child, asked as a window asks it; a refusal is thrown. */
export class DataProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (message: ServerMessage | null) => void>()
  readonly #gone: Promise<void>
  #lastId = 0

  private constructor(profileDir: string | null) {
    const profile = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
    this.#child = fork(path.join(import.meta.dirname, '..', 'main', 'data.cjs'), [], {
      execArgv: profile,
      serialization: 'advanced',
    })
    this.#child.on('message', (message: ServerMessage) => {
      if (message.kind !== 'answer') return
      this.#waiting.get(message.id)?.(message)
      this.#waiting.delete(message.id)
    })
    this.#gone = new Promise((resolve) => {
      this.#child.once('exit', () => {
        for (const answer of this.#waiting.values()) answer(null)
        resolve()
      })
    })
  }

  /** Starts one on a workspace in `dir`, with the task there and a lead signed in. */
  static async open(dir: string, profileDir: string | null): Promise<DataProcess> {
    const started = new DataProcess(profileDir)
    const workspace = { dir, create: true, sample: null, own: true, account } as const
    await started.ask('workspace.open', workspace)
    await started.ask('session.signIn', { name: account })
    await started.ask('tasks.define', { ...act(), task: taskSchema.parse(task) })
    return started
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  ask<Name extends RequestName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        if (message?.kind !== 'answer') reject(new Error(`${name}: the data process ended`))
        else if (message.ok) resolve(trust(message.value))
        else reject(new Error(`${name}: ${message.error.message}`))
      })
      this.#child.send({ kind: 'request', id, name, input })
    })
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    await this.#gone
  }
}

/** What every write carries. */
export function act(): { requestId: string; at: number } {
  return { requestId: crypto.randomUUID(), at: Date.now() }
}
