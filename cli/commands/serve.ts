import path from 'node:path'
import type { HttpStatus } from '../../shared/contract/http'
import { wrongUse, type Command, type ExitCode, type Session } from '../command'

/** Does for a workspace what the window's process does, until it is told to end. */
export const serve: Command = {
  name: 'serve',
  usage: '[--port N]',
  does: 'watch the inbox, write the outbox and serve HTTP without a window, until Ctrl-C',
  texts: ['port'],
  least: 0,
  most: 0,
  read: ({ text }) => {
    const given = text('port')
    if (given !== null && !(/^\d{1,5}$/.test(given) && Number(given) <= 65_535))
      return wrongUse('--port must be a number up to 65535; 0 takes a free one')
    const port = given === null ? null : Number(given)
    return { own: true, run: (session) => run(session, port) }
  },
}

async function run(session: Session, port: number | null): Promise<ExitCode> {
  const { out, workspace, ask, write } = session
  if (!workspace.ownsInbox)
    return out.failed({
      message: `${workspace.dir} is served already by ${workspace.ownerNote ?? 'another process'}`,
    })
  // Only for as long as this runs: whether the window serves HTTP as well is set in the window.
  const answer = await ask('http.turnOn', { ...write(), port, remember: false })
  if (!answer.ok) return out.failed(answer.error)
  const { address, trouble } = answer.value
  if (address === null || trouble !== null)
    return out.failed({ message: trouble ?? 'HTTP could not be turned on' })
  announce(session, address, answer.value)
  return wait(session)
}

function announce({ out, workspace }: Session, address: string, { tokenFile }: HttpStatus): void {
  const inbox = path.join(workspace.dir, 'inbox')
  out.say(`Serving ${workspace.dir} at ${address}, until Ctrl-C.`)
  out.say(`The token for "Authorization: Bearer …" is in ${tokenFile}`)
  out.say(`Event files go into ${inbox}`)
  if (out.json)
    out.result({ address, token_file: tokenFile, workspace: workspace.dir, inbox }, () => [])
}

/** Ends in peace on a signal, and with words where the data process ended by itself. */
function wait({ out, signal, ended }: Session): Promise<ExitCode> {
  return new Promise((resolve) => {
    const end = () => resolve(0)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    void ended.then(() => {
      if (!signal.aborted)
        resolve(out.failed({ message: 'the data process ended by itself; start this again' }))
    })
  })
}
