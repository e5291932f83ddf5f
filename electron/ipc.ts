import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { Answer } from '../shared/contract/bridge'
import { desktopActs, type DesktopAct } from '../shared/contract/desktop'
import { isRequestName } from '../shared/contract/requests'
import { keepSchema, type Kept } from '../shared/contract/keep'
import { isAboutFile, leavesFileOpen, withChosenFile } from './chosenFile'
import type { Desktop } from './desktop'
import { keep } from './keep'
import { isOurPage } from './pages'
import type { Workspaces } from './workspaces'

/** Long work of each page by the page's own number for it, so that it can be cancelled. */
type Running = Map<number, () => void>

/** Answers the window. Requests are relayed untouched; only what the contract names passes. */
export function serveWindows(workspaces: Workspaces, desktop: Desktop): void {
  const runningOf = new Map<WebContents, Running>()

  ipcMain.handle('ask', async (event, name: unknown, given: unknown, handle: unknown) => {
    if (!isFromUs(event)) return refuse('This page may not ask anything.')
    if (typeof name !== 'string' || !isRequestName(name))
      return refuse(`There is no request named ${JSON.stringify(name)}.`)
    if (name === 'workspace.open')
      return refuse('A workspace is opened through the menu or the first screen.')
    if (name === 'workspace.restore') return refuse('Copies are put back by the command line.')
    if (isAboutFile(name) && !leavesFileOpen(given))
      return refuse('A file is named in the system’s own dialog.')
    if (name.startsWith('imports.') && !mayImport(given))
      return refuse('A file is brought in when it was chosen for that.')
    if (name === 'exports.run' && !mayExport(given))
      return refuse('Exports go to the workspace, or to the folder chosen for them.')
    if (/^exports\.(resume|discard)$/.test(name) && namesFolder(given))
      return refuse('An interrupted export is named as it is listed.')
    const input = isAboutFile(name) ? await withChosenFile(name, event.sender) : given
    if (input === null) return nothingChosen
    if (typeof handle !== 'number') return workspaces.ask(name, input).answer

    const running = runningIn(event.sender)
    const { answer, cancel } = workspaces.ask(name, input, (progress) => {
      if (running.get(handle) === cancel) event.sender.send('progress', handle, progress)
    })
    running.set(handle, cancel)
    void answer.then((answered) => {
      const dir = /^exports\.(run|resume)$/.test(name) ? folderIn(answered) : null
      if (dir !== null) desktop.heardOfExport(dir)
    })
    return answer.finally(() => {
      // A page that was loaded anew counts from the start.
      if (running.get(handle) === cancel) running.delete(handle)
    })
  })

  ipcMain.on('cancel', (event, handle: unknown) => {
    if (isFromUs(event) && typeof handle === 'number') runningIn(event.sender).get(handle)?.()
  })

  ipcMain.handle('desktop', (event, act: unknown) =>
    isFromUs(event) && isDesktopAct(act) ? desktop.act(act) : desktop.state(),
  )

  ipcMain.handle('keep', (event, wanted: unknown): Kept | Promise<Kept> => {
    const parsed = keepSchema.safeParse(wanted)
    if (isFromUs(event) && parsed.success) return keep(parsed.data, event.sender)
    return { kind: 'failed', message: 'This cannot be kept.' }
  })

  /** Only the command line names the folder itself. */
  function mayExport(input: unknown): boolean {
    if (typeof input !== 'object' || input === null) return true
    const { dir, within } = { dir: null, within: null, ...input }
    return (
      dir === null && (within === null || typeof within === 'string') && desktop.mayExportTo(within)
    )
  }

  function mayImport(input: unknown): boolean {
    if (typeof input !== 'object' || input === null || !('file' in input)) return true
    return typeof input.file === 'string' && desktop.mayImport(input.file)
  }

  /** What a page has running is cancelled when the page goes: nobody is left to hear of it. */
  function runningIn(page: WebContents): Running {
    const known = runningOf.get(page)
    if (known) return known
    const running: Running = new Map()
    const cancelAll = () => {
      const cancels = [...running.values()]
      running.clear()
      for (const cancel of cancels) cancel()
    }
    page.on('did-navigate', cancelAll)
    page.on('render-process-gone', cancelAll)
    page.once('destroyed', () => {
      cancelAll()
      runningOf.delete(page)
    })
    runningOf.set(page, running)
    return running
  }
}

const nothingChosen: Answer = {
  ok: false,
  error: { code: 'cancelled', message: 'No file was chosen.' },
}

/** The folder that a finished export says it is in. */
function folderIn(answer: Answer): string | null {
  const { value } = answer.ok ? answer : { value: null }
  if (typeof value !== 'object' || value === null || !('dir' in value)) return null
  return typeof value.dir === 'string' ? value.dir : null
}

const namesFolder = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'dir' in input && input.dir !== null

function isFromUs({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurPage(senderFrame.url)
}

function isDesktopAct(act: unknown): act is DesktopAct {
  return desktopActs.some((known) => known === act)
}

function refuse(message: string): Answer {
  return { ok: false, error: { code: 'not_allowed', message } }
}
