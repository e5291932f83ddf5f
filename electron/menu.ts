import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { DesktopAct, DesktopState, MenuAct } from '../shared/contract/desktop'

export interface MenuActions {
  readonly desktop: (act: DesktopAct) => void
  readonly page: (act: MenuAct) => void
}

/** Sets the menu as it is in this state; entries without a workspace to act on are greyed out. */
export function setMenu({ state }: DesktopState, { desktop, page }: MenuActions): void {
  const isOpen = state === 'open'
  const onDesktop = (act: DesktopAct, label: string): MenuItemConstructorOptions => ({
    id: act,
    label,
    click: () => desktop(act),
  })
  /** Carried out, and its key caught, by the page's own table of actions: here the key is only shown. */
  const onPage = (act: MenuAct, label: string, key?: string): MenuItemConstructorOptions => ({
    id: act,
    label,
    enabled: isOpen,
    click: () => page(act),
    ...(key === undefined ? {} : { accelerator: key, registerAccelerator: false }),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }

  const file: MenuItemConstructorOptions[] = [
    onDesktop('newWorkspace', 'New Workspace…'),
    onDesktop('openWorkspace', 'Open Workspace…'),
    { ...onDesktop('showInbox', 'Show Inbox Folder'), enabled: isOpen },
    separator,
    { ...onDesktop('closeWorkspace', 'Close Workspace'), enabled: isOpen || state === 'failed' },
    { role: process.platform === 'darwin' ? 'close' : 'quit' },
  ]
  const view: MenuItemConstructorOptions[] = [
    onPage('review', 'Review', 'CmdOrCtrl+1'),
    onPage('agreement', 'Agreement', 'CmdOrCtrl+2'),
    onPage('automation', 'Automation', 'CmdOrCtrl+3'),
    onPage('queue', 'Queue', 'CmdOrCtrl+4'),
    onPage('export', 'Export', 'CmdOrCtrl+5'),
    onPage('setup', 'Tasks and People', 'CmdOrCtrl+6'),
    separator,
    onPage('palette', 'Command Palette…', 'CmdOrCtrl+K'),
    onPage('theme', 'Switch Light and Dark'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged
      ? []
      : ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] as const)),
  ]

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { label: 'File', submenu: file },
      { role: 'editMenu' },
      { label: 'Decide', submenu: [onPage('undo', 'Undo Last Decision', 'CmdOrCtrl+Z')] },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
      { role: 'help', submenu: [onPage('shortcuts', 'Keyboard Shortcuts'), { role: 'about' }] },
    ]),
  )
}
