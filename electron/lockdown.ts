import { app, session } from 'electron'
import { isFromDevServer, isOurPage } from './pages'

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

/** Denies all permissions but to put a picture on the clipboard at a person's wish, and the network even where the page's own policy should fail. */
export function lockDownSession(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((page, permission, answer) =>
    answer(mayCopy(permission, page.getURL())),
  )
  defaultSession.setPermissionCheckHandler((_page, permission, origin) =>
    mayCopy(permission, origin),
  )
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isLocal(url) })
  })
}

/** Text and pictures that the browser itself has made harmless; nothing is ever read from the clipboard. */
function mayCopy(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOurPage(url)
}

function isLocal(address: string): boolean {
  return /^(app|data|blob|devtools):/.test(address) || isFromDevServer(asHttp(address))
}

/** The development server's socket has the origin of its pages, but for the scheme. */
const asHttp = (address: string) => address.replace(/^ws/, 'http')
