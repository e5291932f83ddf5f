import type { AutomationStore } from '../store/automationStore'
import type { WorkspaceFolder } from '../workspace/folder'
import { Outbox, type OutboxStore } from './outbox'
import { PolicyFile } from './policyFile'
import { Repeater } from './repeater'
import { rerouteWaiting, type RerouteStore } from './reroute'
import { returnDeferred, type ReturnStore } from './returns'

/** What the data process does by itself, beside answering. */
export interface Jobs {
  start(): void
  /** Something in the store changed. */
  wake(): void
  /** Brings `policy.json` up to date at once: whoever changed a policy may count on the file. */
  keepPolicyFile(): Promise<void>
  /** Looks again at what waits, after a definition changed or a model went a step down. */
  reroute(): Promise<void>
  /** The last cursor in the outbox. */
  outboxCursor(): number
  /** What cannot be done at the moment, though nothing is lost; null while all goes well. */
  trouble(): string | null
  stop(): Promise<void>
}

export interface JobsFacts {
  readonly store: OutboxStore & RerouteStore & ReturnStore & Pick<AutomationStore, 'policy'>
  readonly folder: WorkspaceFolder
  /** The outbox belongs to one process; `policy.json` is kept by all. */
  readonly ownsOutbox: () => boolean
  readonly now: () => number
  /** Trouble came, or went. */
  readonly onTrouble: () => void
  /** Items came back that had been put off until now. */
  readonly onReturned: () => void
}

export function createJobs(facts: JobsFacts): Jobs {
  const { store, folder, ownsOutbox, now, onTrouble, onReturned } = facts
  const policyFile = new PolicyFile(store, folder.policy)
  const outbox = new Outbox(store, folder, now)
  const troubles = new Map<string, string>()

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    const before = troubles.get(what)
    try {
      await work()
      troubles.delete(what)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      troubles.set(what, `${what}: ${why}. It is tried again every second.`)
    }
    if (troubles.get(what) !== before) onTrouble()
  }

  const keepPolicyFile = () => attempt('policy.json cannot be written', () => policyFile.update())
  const repeater = new Repeater(
    async (signal) => {
      await keepPolicyFile()
      // What a kill left undone is finished by whoever owns the workspace next.
      if (ownsOutbox())
        await attempt('What waits cannot be routed', () => rerouteWaiting(store, now, signal))
      if (ownsOutbox())
        await attempt('What was put off cannot be brought back', async () => {
          if (await returnDeferred(store, now, signal)) onReturned()
        })
      if (ownsOutbox()) await attempt('The outbox cannot be written', () => outbox.write(signal))
    },
    { everyMs: 1000, restMs: 100 },
  )
  return {
    start: () => repeater.start(),
    wake: () => repeater.wake(),
    keepPolicyFile,
    reroute: () => rerouteWaiting(store, now, null),
    outboxCursor: () => outbox.cursor,
    trouble: () => troubles.values().next().value ?? null,
    stop: () => repeater.stop(),
  }
}
