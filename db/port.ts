import type { ClientMessage, ServerMessage } from '../shared/contract/messages'

/** The line to the host, whichever kind of process that is. */
export interface Port {
  post(message: ServerMessage): void
  onMessage(listener: (message: ClientMessage) => void): void
  /** The host is gone, or wants this process to end. */
  onEnd(listener: () => void): void
}

/** What Electron gives a utility process; plain Node has no such thing. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** Opens the line: Electron's where there is one, else the channel of a forked Node. */
export function openPort(): Port {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort }
  return parentPort ? electronPort(parentPort) : channelPort()
}

function electronPort(parent: ParentPort): Port {
  return {
    post: (message) => parent.postMessage(message),
    onMessage: (listener) =>
      parent.on('message', ({ data }) => {
        if (isRequest(data)) listener(data)
      }),
    onEnd: (listener) =>
      parent.on('message', ({ data }) => {
        if (isStop(data)) listener()
      }),
  }
}

function channelPort(): Port {
  return {
    // The host may die while an answer is on its way; `disconnect` then ends this process.
    post: (message) => process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) =>
      process.on('message', (data) => {
        if (isRequest(data)) listener(data)
      }),
    onEnd: (listener) => {
      process.once('disconnect', listener)
      process.on('message', (data) => {
        if (isStop(data)) listener()
      })
    },
  }
}

function isRequest(data: unknown): data is ClientMessage {
  const kind = kindOf(data)
  return kind === 'request' || kind === 'cancel'
}

function isStop(data: unknown): boolean {
  return kindOf(data) === 'stop'
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
}
