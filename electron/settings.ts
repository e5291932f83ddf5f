import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What the app remembers from one start to the next. */
export interface Settings {
  readonly lastWorkspace: string | null
}

const nothing: Settings = { lastWorkspace: null }

/** Reads the settings of a user-data folder; without them, or where they are damaged, it is a first start. */
export function readSettings(userData: string): Settings {
  try {
    const found: unknown = JSON.parse(readFileSync(settingsFile(userData), 'utf8'))
    if (typeof found !== 'object' || found === null || !('lastWorkspace' in found)) return nothing
    const { lastWorkspace } = found
    return { lastWorkspace: typeof lastWorkspace === 'string' ? lastWorkspace : null }
  } catch {
    return nothing
  }
}

/** Replaces the settings as a whole, so that a crash leaves the old ones or the new ones. */
export function writeSettings(userData: string, settings: Settings): void {
  const file = settingsFile(userData)
  writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

const settingsFile = (userData: string) => path.join(userData, 'settings.json')
