import { app, session } from 'electron'
import { isFromDevServer } from './pages'

/** Takes from every page what a page of this app never needs: leaving, opening, embedding, asking rights. */
export function lockDownPages(): void {
  app.on('web-contents-created', (_event, page) => {
    page.on('will-navigate', (event, url) => {
      if (!isFromDevServer(url)) event.preventDefault()
    })
    page.on('will-redirect', (event) => event.preventDefault())
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Denies permissions, and the network even where the page's own policy should fail. */
export function lockDownSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_page, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isLocal(url) })
  })
}

function isLocal(address: string): boolean {
  return /^(app|data|blob|devtools):/.test(address) || isFromDevServer(asHttp(address))
}

/** The development server's socket has the origin of its pages, but for the scheme. */
const asHttp = (address: string) => address.replace(/^ws/, 'http')
