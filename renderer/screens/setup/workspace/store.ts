import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { RequestError } from '../../../../shared/contract/errors'
import type { Progress } from '../../../../shared/contract/messages'
import type { BackupMade, VerifyCheck } from '../../../../shared/contract/workspace'
import type { Result } from '../../../../shared/result'
import { writeStamp, type Clock } from '../../../state/clock'
import { errorWords } from '../../../words/errors'

/** Long work of which one sees how far it is. */
export type Work<Done> =
  | { readonly kind: 'idle' | 'cancelled' }
  | { readonly kind: 'running'; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'failed'; readonly message: string }

interface Verified {
  readonly ok: boolean
  readonly checks: readonly VerifyCheck[]
}

export interface Session {
  readonly backup: Work<BackupMade>
  readonly verify: Work<Verified>
  readonly zone: Work<string>
}

export interface WorkspaceDesk {
  readonly store: StoreApi<Session>
  readonly backUp: () => Promise<void>
  readonly verify: () => Promise<void>
  readonly cancel: (what: 'backup' | 'verify') => void
  readonly setTimeZone: (zone: string) => Promise<void>
  /** Before somebody else comes, or another workspace. */
  readonly forget: () => void
}

const start: Session = {
  backup: { kind: 'idle' },
  verify: { kind: 'idle' },
  zone: { kind: 'idle' },
}

/** Copies and checks the workspace, and says where its days begin. */
export function createWorkspaceDesk(client: Client, clock: Clock): WorkspaceDesk {
  const store = createStore<Session>(() => start)
  const running = new Map<'backup' | 'verify', AbortController>()

  async function run<Done>(
    what: 'backup' | 'verify',
    ask: (options: NonNullable<Parameters<Client['ask']>[2]>) => Promise<Work<Done>>,
    show: (work: Work<Done>) => void,
  ) {
    if (running.has(what)) return
    const controller = new AbortController()
    running.set(what, controller)
    show({ kind: 'running', progress: null, cancelling: false })
    const work = await ask({
      signal: controller.signal,
      onProgress: (progress) => {
        if (running.get(what) === controller)
          show({ kind: 'running', progress, cancelling: controller.signal.aborted })
      },
    })
    // Whoever asked may have gone meanwhile.
    if (running.get(what) !== controller) return
    running.delete(what)
    show(work)
  }

  return {
    store,
    backUp: () =>
      run<BackupMade>(
        'backup',
        async (options) => toWork(await client.ask('workspace.backup', { file: null }, options)),
        (backup) => store.setState({ backup }),
      ),
    verify: () =>
      run<Verified>(
        'verify',
        async (options) => toWork(await client.ask('workspace.verify', {}, options)),
        (verify) => store.setState({ verify }),
      ),
    cancel(what) {
      running.get(what)?.abort()
      const work = store.getState()[what]
      if (work.kind === 'running') store.setState({ [what]: { ...work, cancelling: true } })
    },
    forget() {
      for (const controller of running.values()) controller.abort()
      running.clear()
      store.setState(start)
    },
    async setTimeZone(timeZone) {
      if (store.getState().zone.kind === 'running') return
      store.setState({ zone: { kind: 'running', progress: null, cancelling: false } })
      const answer = await client.ask('workspace.setTimeZone', { ...writeStamp(clock), timeZone })
      store.setState({
        zone: answer.ok
          ? { kind: 'done', done: timeZone }
          : { kind: 'failed', message: errorWords(answer.error) },
      })
    },
  }
}

function toWork<Done>(answer: Result<Done, RequestError>): Work<Done> {
  if (answer.ok) return { kind: 'done', done: answer.value }
  return answer.error.code === 'cancelled'
    ? { kind: 'cancelled' }
    : { kind: 'failed', message: errorWords(answer.error) }
}
