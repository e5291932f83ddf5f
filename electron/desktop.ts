import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { app, BrowserWindow, dialog, shell } from 'electron'
import type { DesktopAct, DesktopState } from '../shared/contract/desktop'
import { readSettings, writeSettings } from './settings'
import type { Workspaces } from './workspaces'

/** Carries out what a window asks of the desktop. Folders come from here only, never from a page. */
export function createDesktop(workspaces: Workspaces) {
  let busy = false
  let exportDir: string | null = null
  let lastExport: string | null = null
  let importFile: string | null = null

  const state = (): DesktopState => ({
    ...workspaces.state(),
    appVersion: app.getVersion(),
    platform: process.platform,
    exportDir,
    importFile,
  })

  async function open(dir: string, how: Parameters<Workspaces['open']>[1]): Promise<void> {
    if (await workspaces.open(dir, how)) remember(dir)
  }

  async function carryOut(
    act: Exclude<
      DesktopAct,
      'state' | 'showInbox' | 'showWorkspace' | 'showExports' | 'showLastExport'
    >,
  ): Promise<void> {
    switch (act) {
      case 'openSample': {
        const dir = path.join(app.getPath('userData'), 'workspace')
        return open(dir, { create: true, sample: isWorkspace(dir) ? null : 'digits' })
      }
      case 'newWorkspace': {
        const dir = await chooseFolder('Choose a folder for the new workspace', 'Make workspace')
        if (dir !== null && (await mayFill(dir))) await open(dir, { create: true, sample: null })
        return
      }
      case 'openWorkspace': {
        const dir = await chooseFolder('Choose the folder of a workspace', 'Open workspace')
        if (dir !== null) await open(dir, { create: false, sample: null })
        return
      }
      case 'chooseExportFolder':
        exportDir = (await chooseFolder('Choose a folder for exports', 'Export here')) ?? exportDir
        return
      case 'chooseImportFile':
        importFile = (await chooseFile()) ?? importFile
        return
      case 'closeWorkspace':
        remember(null)
        return workspaces.close()
    }
  }

  return {
    state,

    /** A page may write only where a person said so in the system's own dialog. */
    mayExportTo: (dir: string | null) => dir === null || dir === exportDir,

    /** A page may have read only what a person chose in the system's own dialog. */
    mayImport: (file: string) => file === importFile,

    /** Remembers where an export went, so that its folder can be shown without a page naming it. */
    heardOfExport(dir: string): void {
      lastExport = dir
    },

    async act(act: DesktopAct): Promise<DesktopState> {
      if (act === 'showInbox') show(workspaces.state().dir, 'inbox')
      else if (act === 'showWorkspace') show(workspaces.state().dir, '.')
      else if (act === 'showExports') showExports(exportDir, workspaces.state().dir)
      else if (act === 'showLastExport') showExports(lastExport, workspaces.state().dir)
      // One at a time: a second press while a dialog is up or a folder opens changes nothing.
      else if (act !== 'state' && !busy) {
        busy = true
        try {
          await carryOut(act)
        } catch (error) {
          dialog.showErrorBox('That did not work', String(error))
        } finally {
          busy = false
        }
      }
      return state()
    },

    /** Opens the folder named on the command line, else the last one; without either, one is chosen. */
    async openFirst(named: string | null): Promise<void> {
      const last = readSettings(app.getPath('userData')).lastWorkspace
      if (named !== null) await open(path.resolve(named), { create: true, sample: null })
      else if (last !== null) await open(last, { create: false, sample: null })
    },
  }
}

export type Desktop = ReturnType<typeof createDesktop>

const isWorkspace = (dir: string) => existsSync(path.join(dir, 'understudy.db'))

/** A full disk must not keep a workspace from being used; the next start then asks for it. */
function remember(dir: string | null): void {
  try {
    writeSettings(app.getPath('userData'), { lastWorkspace: dir })
  } catch (error) {
    console.error('The settings could not be kept:', error)
  }
}

function chooseFolder(title: string, buttonLabel: string): Promise<string | null> {
  return choose({
    title,
    buttonLabel,
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  })
}

function chooseFile(): Promise<string | null> {
  return choose({
    title: 'Choose a file to bring in',
    buttonLabel: 'Look at it',
    properties: ['openFile'],
    filters: [
      {
        name: 'Exports and tables',
        extensions: ['jsonl', 'ndjson', 'json', 'csv', 'tsv', 'txt', 'parquet'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
  })
}

async function choose(options: Electron.OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow()
  const chosen = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** A workspace spreads over its folder, so one that holds other things is not taken without asking. */
async function mayFill(dir: string): Promise<boolean> {
  if (!existsSync(dir) || isWorkspace(dir) || readdirSync(dir).length === 0) return true
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'This folder is not empty.',
    detail: `Understudy would put its database and folders beside what is in ${dir}.`,
    buttons: ['Use this folder', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

function showExports(chosen: string | null, workspace: string | null): void {
  const dir = chosen ?? (workspace === null ? null : path.join(workspace, 'exports'))
  if (dir !== null) void shell.openPath(dir)
}

function show(workspace: string | null, folder: string): void {
  if (workspace !== null) void shell.openPath(path.join(workspace, folder))
}
