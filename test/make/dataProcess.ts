import path from 'node:path'
import { startHost, type Host } from '../../cli/host'
import type { InputOf, OutputOf, RequestName } from '../../shared/contract/requests'
import { valueOf } from './workspace'

const built = path.resolve(import.meta.dirname, '../../out/main')

/** The real data process with a workspace open, and somebody signed in as its lead. */
export interface TestDataProcess {
  readonly host: Host
  /** The answer's value; a failure fails the test. */
  readonly ask: <Name extends RequestName>(
    name: Name,
    input: InputOf<Name>,
  ) => Promise<OutputOf<Name>>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

/** Starts the built data process as the owner of a workspace, which is made if it is not there. */
export async function startDataProcess(dir: string): Promise<TestDataProcess> {
  const host = startHost(built)
  const ask: TestDataProcess['ask'] = async (name, input) =>
    valueOf(await host.client.ask(name, input))
  await ask('workspace.open', { dir, create: true, sample: null, own: true, account: 'tester' })
  await ask('session.signIn', { name: 'tester' })
  return {
    host,
    ask,
    kill: async () => {
      if (host.pid !== undefined) process.kill(host.pid, 'SIGKILL')
      await host.stop()
    },
  }
}
