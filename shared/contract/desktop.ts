/** What the window asks of the desktop itself; folders are chosen in the system's own dialogs. */
export interface DesktopState {
  /** `choose` at the first start, `failed` where the last workspace could not be opened. */
  readonly state: 'choose' | 'opening' | 'open' | 'failed'
  readonly dir: string | null
  readonly message: string | null
  readonly appVersion: string
  readonly platform: string
  /** Where exports go that a person chose a folder for; null for the workspace's own. */
  readonly exportDir: string | null
  /** The file that a person chose to bring in; null while there is none. */
  readonly importFile: string | null
}

export const desktopActs = [
  'state',
  'openSample',
  'newWorkspace',
  'openWorkspace',
  'closeWorkspace',
  'showInbox',
  'showWorkspace',
  'chooseExportFolder',
  'showExports',
  'showLastExport',
  'chooseImportFile',
] as const
export type DesktopAct = (typeof desktopActs)[number]

/** Menu entries, which the renderer's own table of actions carries out. */
export type MenuAct =
  | 'palette'
  | 'shortcuts'
  | 'review'
  | 'agreement'
  | 'automation'
  | 'queue'
  | 'export'
  | 'setup'
  | 'undo'
  | 'theme'

export type ThemeChoice = 'system' | 'light' | 'dark'
