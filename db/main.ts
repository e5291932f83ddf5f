import { createAnnouncer } from './announcer'
import { automationHandlers } from './handlers/automation'
import { exportHandlers } from './handlers/exports'
import type { Handlers } from './handlers/handler'
import { importHandlers } from './handlers/imports'
import { httpHandlers } from './handlers/http'
import { createOpenHandler } from './handlers/open'
import { peopleHandlers } from './handlers/people'
import { queueHandlers } from './handlers/queue'
import { reportHandlers } from './handlers/report'
import { reviewHandlers } from './handlers/review'
import { taskHandlers } from './handlers/tasks'
import { letGo, workspaceHandlers } from './handlers/workspace'
import type { PersonPace } from './ingest/pace'
import { createFolderOpener } from './openFolder'
import { createRestoreHandler } from './handlers/restore'
import { createRestorer } from './restore'
import { openPort } from './port'
import { serve } from './server'
import type { Announce, Session } from './session'

// The entry of the data process, whoever hosts it. The one clock of the data side is here.
const now = () => Date.now()
const port = openPort()
const session: Session = { workspace: null, person: null }
const tellClients = createAnnouncer(port, 250)
const announce: Announce = (topics) => {
  tellClients(topics)
  session.workspace?.jobs.wake()
}

let pace: PersonPace | null = null
const handlers: Handlers = {
  ...createOpenHandler(
    createFolderOpener({
      announce,
      now,
      onPace: (opened) => {
        pace = opened
      },
    }),
  ),
  ...createRestoreHandler(createRestorer(now)),
  ...workspaceHandlers,
  ...peopleHandlers,
  ...taskHandlers,
  ...queueHandlers,
  ...reviewHandlers,
  ...reportHandlers,
  ...automationHandlers,
  ...exportHandlers,
  ...importHandlers,
  ...httpHandlers,
}

serve(port, handlers, session, {
  announce,
  now,
  onPersonActive: () => pace?.personActed(),
})

let ending = false
port.onEnd(() => {
  if (ending) return
  ending = true
  void letGo({ session })
    // What cannot be given back now comes back when its time is up.
    .catch(() => undefined)
    .then(() => session.workspace?.close())
    .finally(() => process.exit(0))
})
