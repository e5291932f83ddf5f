import { app } from 'electron'
import { namedWorkspace } from './commandLine'
import { createDesktop } from './desktop'
import { serveWindows } from './ipc'
import { lockDownPages, lockDownSession } from './lockdown'
import { setMenu } from './menu'
import { declareScheme, serveScheme } from './scheme'
import { openWindow, showWindow, tellWindows } from './window'
import { createWorkspaces } from './workspaces'

/** Puts the parts together and follows the life of the app. */
function main(): void {
  const workspaces = createWorkspaces({
    onState: () => showState(),
    onChanged: (topics) => tellWindows('changed', topics),
  })
  const desktop = createDesktop(workspaces)

  function showState(): void {
    const state = desktop.state()
    tellWindows('desktop', state)
    setMenu(state, {
      desktop: (act) => void desktop.act(act),
      page: (act) => tellWindows('menu', act),
    })
  }

  declareScheme()
  lockDownPages()
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  // Quitting waits until the database is closed.
  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void stop()
  })
  async function stop(): Promise<void> {
    await workspaces.stop()
    isStopped = true
    // Later, as Electron does not hear a second wish to quit while it is told of the first.
    setTimeout(() => app.quit())
  }

  async function start(): Promise<void> {
    await app.whenReady()
    lockDownSession()
    serveScheme(workspaces.mediaDir)
    serveWindows(workspaces, desktop)
    showState()
    openWindow()
    await desktop.openFirst(namedWorkspace(process.argv, process.cwd()))
  }
  void start()
}

// A second start shows the window of the first, which hears of it, and goes.
if (app.requestSingleInstanceLock()) main()
else app.quit()
