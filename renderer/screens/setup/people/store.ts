import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { RequestError } from '../../../../shared/contract/errors'
import type { PersonAtWork } from '../../../../shared/contract/workspace'
import type { Result } from '../../../../shared/result'
import type { Role } from '../../../../shared/roles'
import { writeStamp, type Clock } from '../../../state/clock'
import type { Notices } from '../../../state/notices'
import { createRefresh } from '../../../state/refresh'
import { errorWords } from '../../../words/errors'

/** What somebody has begun to do with a person. */
export type Begun =
  | { readonly kind: 'add' }
  | { readonly kind: 'role' | 'password' | 'leave' | 'return'; readonly name: string }

interface Session {
  /** Null while they are asked. */
  readonly people: readonly PersonAtWork[] | null
  readonly trouble: string | null
  readonly begun: Begun | null
  readonly isSending: boolean
  readonly failure: string | null
}

export interface PeopleDesk {
  readonly store: StoreApi<Session>
  readonly watch: () => () => void
  readonly refresh: () => void
  readonly begin: (begun: Begun | null) => void
  /** Before somebody else comes, or another workspace. */
  readonly forget: () => void
  readonly add: (name: string, role: Role) => Promise<void>
  readonly setRole: (name: string, role: Role, reason: string) => Promise<void>
  /** Null takes it away. */
  readonly setPassword: (name: string, password: string | null) => Promise<void>
  readonly setLeft: (name: string, hasLeft: boolean, reason: string) => Promise<void>
}

const start: Session = {
  people: null,
  trouble: null,
  begun: null,
  isSending: false,
  failure: null,
}

/** Who works here, and what a lead changes about it. */
export function createPeopleDesk(
  client: Client,
  clock: Clock,
  notices: Pick<Notices, 'add'>,
): PeopleDesk {
  const store = createStore<Session>(() => start)
  const refresh = createRefresh(ask, 500)
  let watchers = 0

  async function ask() {
    const answer = await client.ask('people.list', {})
    store.setState(
      answer.ok ? { people: answer.value, trouble: null } : { trouble: errorWords(answer.error) },
    )
  }

  /** Sends what was begun; a failure stays in its dialog. */
  async function send(asked: Promise<Result<unknown, RequestError>>, done: string) {
    store.setState({ isSending: true, failure: null })
    const answer = await asked
    store.setState({ isSending: false })
    if (!answer.ok) return store.setState({ failure: errorWords(answer.error) })
    store.setState({ begun: null })
    notices.add('plain', done)
    refresh()
  }

  client.onChanged((topics) => {
    if (watchers > 0 && (topics.includes('people') || topics.includes('review'))) refresh()
  })

  return {
    store,
    refresh,
    watch() {
      watchers += 1
      refresh()
      return () => {
        watchers -= 1
      }
    },
    forget: () => store.setState(start),
    begin: (begun) => store.setState({ begun, failure: null }),
    add: (name, role) =>
      send(
        client.ask('people.add', { ...writeStamp(clock), name, role }),
        `${name} is added as ${role}.`,
      ),
    setRole: (name, role, reason) =>
      send(
        client.ask('people.setRole', { ...writeStamp(clock), name, role, reason }),
        `${name} is now ${role}.`,
      ),
    setPassword: (name, password) =>
      send(
        client.ask('people.setPassword', { ...writeStamp(clock), name, password }),
        password === null
          ? `${name} signs in without a password.`
          : `${name} signs in with a password.`,
      ),
    setLeft: (name, hasLeft, reason) =>
      send(
        client.ask('people.setLeft', { ...writeStamp(clock), name, hasLeft, reason }),
        hasLeft ? `${name} can no longer sign in.` : `${name} can sign in again.`,
      ),
  }
}
