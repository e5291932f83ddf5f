import path from 'node:path'
import { app } from 'electron'

/** The development server, which a packaged app never loads from. */
const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const devOrigin = devServer === undefined ? null : new URL(devServer).origin

export const startPage = devServer ?? 'app://main/index.html'
export const preloadFile = path.join(import.meta.dirname, '../preload/index.cjs')

/** True for an address that the app's own page may have. */
export function isOurPage(address: string): boolean {
  return address.startsWith('app://main/') || isFromDevServer(address)
}

/** The development server reloads the page by itself, which is a navigation like any other. */
export function isFromDevServer(address: string): boolean {
  try {
    return devOrigin !== null && new URL(address).origin === devOrigin
  } catch {
    return false
  }
}
