import { fork } from 'node:child_process'
import path from 'node:path'
import { utilityProcess } from 'electron'
import type { ClientMessage, ServerMessage } from '../shared/contract/messages'

/** The process that owns the database, as its supervisor sees it. */
export interface DataProcess {
  send(message: ClientMessage): void
  /** Asks it to close its database and go; `onExit` tells when it has. */
  stop(): void
  /** Ends it at once. Nothing is lost by that: what was answered is on disk. */
  kill(): void
}

export interface DataProcessEvents {
  onMessage(message: ServerMessage): void
  /** Called once, however it ended, also where it could not be started. */
  onExit(): void
}

/** Starts the data process in Electron's own Node, or in the one that `UNDERSTUDY_DATA_NODE` names. */
export function startDataProcess(events: DataProcessEvents): DataProcess {
  // A plain Node cannot read inside an archive, so the entry lies unpacked beside it in a package.
  const file = path.join(import.meta.dirname, 'data.cjs').replace('app.asar', 'app.asar.unpacked')
  const node = process.env['UNDERSTUDY_DATA_NODE']
  return node ? startInNode(node, file, events) : startInElectron(file, events)
}

function startInElectron(file: string, { onMessage, onExit }: DataProcessEvents): DataProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Understudy data' })
  const send = (message: ClientMessage) => child.postMessage(message)
  child.on('message', onMessage)
  child.once('exit', onExit)
  return {
    send,
    stop: () => send({ kind: 'stop' }),
    kill: () => {
      // Electron's own kill is a polite SIGTERM, which a hung process would not heed.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
    },
  }
}

/** For an Electron whose own Node is too old to load the database. */
function startInNode(node: string, file: string, events: DataProcessEvents): DataProcess {
  const child = fork(file, [], {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // In a group of its own, so that Ctrl-C in a terminal ends the app, which then ends this in peace.
    detached: process.platform !== 'win32',
  })
  const onExit = once(events.onExit)
  child.on('message', events.onMessage)
  child.once('exit', onExit)
  child.once('error', onExit)
  return {
    // A failed send means that the process is gone, which `onExit` tells.
    send: (message) => void child.send(message, () => undefined),
    stop: () => {
      if (child.connected) child.disconnect()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
