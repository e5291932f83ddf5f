import { BrowserWindow, dialog, type WebContents } from 'electron'
import type { RequestName } from '../shared/contract/requests'

/** Requests about a file that the person names in the system's own dialog: a page never does. */
const choices = {
  'workspace.backup': (window: BrowserWindow | null) => askWhereTo(window),
  'tasks.infer': (window: BrowserWindow | null) => askWhich(window),
} as const satisfies Partial<
  Record<RequestName, (window: BrowserWindow | null) => Promise<string | null>>
>
type AboutFile = keyof typeof choices

export function isAboutFile(name: RequestName): name is AboutFile {
  return Object.hasOwn(choices, name)
}

/** True where a page leaves the file to the person, as it must. */
export function leavesFileOpen(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'file' in input && input.file === null
}

/** What is asked of the data process, with the file that was chosen; null where none was. */
export async function withChosenFile(
  name: AboutFile,
  page: WebContents,
): Promise<{ readonly file: string } | null> {
  const file = await choices[name](BrowserWindow.fromWebContents(page))
  return file === null ? null : { file }
}

async function askWhereTo(window: BrowserWindow | null): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10)
  const options: Electron.SaveDialogOptions = {
    title: 'Where shall the copy go?',
    buttonLabel: 'Back up',
    defaultPath: `understudy-${day}.db`,
    filters: [{ name: 'Copy of a workspace', extensions: ['db'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  return canceled || !filePath ? null : filePath
}

async function askWhich(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: 'Choose an event file',
    buttonLabel: 'Propose from it',
    properties: ['openFile'],
    filters: [
      { name: 'Events', extensions: ['jsonl', 'ndjson', 'gz'] },
      { name: 'All files', extensions: ['*'] },
    ],
  }
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}
