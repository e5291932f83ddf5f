import { app, BrowserWindow, nativeTheme } from 'electron'
import { preloadFile, startPage } from './pages'
import type { Pushes } from './pushes'

const showAfterMs = 1000
const reloadAfterMs = 10_000

/** Opens the window, shown only once there is something to see in it. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: app.getName(),
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // It would fetch its dictionaries from the network.
      spellcheck: false,
    },
  })
  showOncePainted(window)
  reloadWhenGone(window)
  void window.loadURL(startPage)
  return window
}

/** Where a graphics driver keeps a page from ever reporting its first frame, it is shown all the same. */
function showOncePainted(window: BrowserWindow): void {
  let isShown = false
  const show = () => {
    if (!isShown && !window.isDestroyed()) window.show()
    isShown = true
  }
  window.once('ready-to-show', show)
  window.webContents.once('did-finish-load', () => setTimeout(show, showAfterMs))
}

/** Brings the window to the front; opens one where there is none. */
export function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0] ?? openWindow()
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Tells every window something; pages that are just loading ask for themselves. */
export function tellWindows<Channel extends keyof Pushes>(
  channel: Channel,
  ...message: Pushes[Channel]
): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, ...message)
}

/** A page that crashed comes back by itself, but not again and again. */
function reloadWhenGone(window: BrowserWindow): void {
  let lastAt = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || Date.now() - lastAt < reloadAfterMs) return
    lastAt = Date.now()
    window.webContents.reload()
  })
}
