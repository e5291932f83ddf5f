import type { Bridge } from '../shared/contract/bridge'
import type { CancelSignal, Client } from '../shared/contract/client'
import type { RequestError } from '../shared/contract/errors'
import type { Progress } from '../shared/contract/messages'
import type { InputOf, OutputOf, RequestName } from '../shared/contract/requests'
import { fail, type Result } from '../shared/result'

declare global {
  interface Window {
    readonly understudy: Bridge
  }
}

/** `lost` while the data process does not answer and is being started again. */
export type Connection = 'ok' | 'lost'

/** After each of these pauses a request that found nobody is asked again; then it is given up. */
const pausesMs: readonly number[] = [200, 400, 800, 1600, 3200, 5000, 5000, 5000]

/** The typed client over what the preload lends the page. */
export function createClient(bridge: Bridge, onConnection: (now: Connection) => void): Client {
  let lastHandle = 0
  const listeners = new Map<number, (progress: Progress) => void>()
  bridge.onProgress((handle, progress) => listeners.get(handle)?.(progress))

  async function askOnce<Name extends RequestName>(
    name: Name,
    input: InputOf<Name>,
    options: Parameters<Client['ask']>[2],
  ): Promise<Result<OutputOf<Name>, RequestError>> {
    const handle = (lastHandle += 1)
    const { onProgress, signal } = options ?? {}
    const cancel = () => bridge.cancel(handle)
    if (onProgress) listeners.set(handle, onProgress)
    signal?.addEventListener('abort', cancel)
    try {
      const answer = await bridge.ask(name, input, handle)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own data process answers as the contract says
      return answer as Result<OutputOf<Name>, RequestError>
    } finally {
      listeners.delete(handle)
      signal?.removeEventListener('abort', cancel)
    }
  }

  return {
    async ask(name, input, options) {
      for (const pause of [...pausesMs, null]) {
        if (isAborted(options?.signal)) return cancelled
        const answer = await askOnce(name, input, options)
        const isLost = !answer.ok && answer.error.code === 'disconnected'
        onConnection(isLost ? 'lost' : 'ok')
        // A write may be asked again too: it carries its request id and counts once.
        if (!isLost || pause === null) return answer
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
      return cancelled
    },
    onChanged: (listener) => bridge.onChanged(listener),
  }
}

const cancelled = fail({ code: 'cancelled', message: 'This was cancelled.' } as const)

// A function, so that the compiler does not think it stays as it was.
function isAborted(signal: CancelSignal | undefined): boolean {
  return signal?.aborted ?? false
}
