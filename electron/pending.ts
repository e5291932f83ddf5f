import type { Answer } from '../shared/contract/bridge'
import type { RequestError } from '../shared/contract/errors'
import type { ClientMessage, Progress, ServerMessage } from '../shared/contract/messages'

/** A request that kills its process this often is not sent once more. */
const sendsAllowed = 3

export const disconnected: RequestError = {
  code: 'disconnected',
  message: 'The part of Understudy that keeps the data was restarted. Please try again.',
}

export interface NewRequest {
  readonly name: string
  readonly input: unknown
  /** Asked again where its process died, because it counts once however often it is asked. */
  readonly again: boolean
  readonly onProgress: (progress: Progress) => void
}

interface PendingRequest extends NewRequest {
  readonly settle: (answer: Answer) => void
  readonly sends: number
  readonly sent: boolean
}

type Send = (message: ClientMessage) => void

/** The requests that have no answer yet. Each is settled exactly once, whatever becomes of the process. */
export function createPendingRequests() {
  const pending = new Map<number, PendingRequest>()
  let lastId = 0

  function settle(id: number, answer: Answer): void {
    const request = pending.get(id)
    pending.delete(id)
    request?.settle(answer)
  }

  return {
    settle,

    add(request: NewRequest): { readonly id: number; readonly answer: Promise<Answer> } {
      const id = ++lastId
      const answer = new Promise<Answer>((resolve) => {
        pending.set(id, { ...request, settle: resolve, sends: 0, sent: false })
      })
      return { id, answer }
    },

    send(id: number, send: Send): void {
      const request = pending.get(id)
      if (!request) return
      pending.set(id, { ...request, sent: true, sends: request.sends + 1 })
      send({ kind: 'request', id, name: request.name, input: request.input })
    },

    /** Sends all that wait for a process, in the order they were asked. */
    sendWaiting(send: Send): void {
      for (const [id, request] of pending) if (!request.sent) this.send(id, send)
    },

    receive(message: Extract<ServerMessage, { kind: 'answer' | 'progress' }>): void {
      if (message.kind === 'progress') pending.get(message.id)?.onProgress(message.progress)
      else if (message.ok) settle(message.id, { ok: true, value: message.value })
      else settle(message.id, { ok: false, error: message.error })
    },

    cancel(id: number, send: Send): void {
      const request = pending.get(id)
      if (!request) return
      if (request.sent) send({ kind: 'cancel', id })
      // What was sent to a process that died may have been done: only an answer can tell.
      else if (request.sends === 0) settle(id, { ok: false, error: cancelled })
    },

    /** The process is gone: what may be asked again waits for the next one, the rest is answered. */
    lose(): void {
      for (const [id, request] of pending) {
        if (!request.sent) continue
        if (request.again && request.sends < sendsAllowed)
          pending.set(id, { ...request, sent: false })
        else settle(id, { ok: false, error: disconnected })
      }
    },

    settleAll(error: RequestError): void {
      for (const id of pending.keys()) settle(id, { ok: false, error })
    },
  }
}

const cancelled: RequestError = { code: 'cancelled', message: 'Cancelled.' }
