import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { RequestError } from '../../../../shared/contract/errors'
import type { HttpStatus } from '../../../../shared/contract/http'
import type { Result } from '../../../../shared/result'
import { writeStamp, type Clock } from '../../../state/clock'
import { createRefresh } from '../../../state/refresh'
import { errorWords } from '../../../words/errors'

interface ProducersState {
  readonly status: HttpStatus | null
  readonly failure: string | null
  readonly isBusy: boolean
}

export interface Producers {
  readonly store: StoreApi<ProducersState>
  readonly refresh: () => void
  /** Null takes the port it had. */
  readonly turnOn: (port: number | null) => Promise<void>
  readonly turnOff: () => Promise<void>
  readonly newToken: () => Promise<void>
}

/** The door through which programs send events and ask what the policy says. */
export function createProducers(client: Client, clock: Clock): Producers {
  const store = createStore<ProducersState>(() => ({ status: null, failure: null, isBusy: false }))
  const refresh = createRefresh(async () => take(await client.ask('http.status', {})), 1000)

  function take(answer: Result<HttpStatus, RequestError>) {
    if (answer.ok) store.setState({ status: answer.value, failure: null })
    else store.setState({ failure: errorWords(answer.error) })
  }

  async function change(asked: Promise<Result<HttpStatus, RequestError>>) {
    store.setState({ isBusy: true })
    take(await asked)
    store.setState({ isBusy: false })
  }

  return {
    store,
    refresh,
    turnOn: (port) => change(client.ask('http.turnOn', { ...writeStamp(clock), port })),
    turnOff: () => change(client.ask('http.turnOff', writeStamp(clock))),
    newToken: () => change(client.ask('http.newToken', writeStamp(clock))),
  }
}
