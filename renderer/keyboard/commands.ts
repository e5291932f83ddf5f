/** Every act that has a name: what the palette lists, the shortcut sheet prints and the keys do. */
export const commands = [
  { id: 'palette', title: 'Search commands', group: 'General', keys: ['Mod+K'] },
  { id: 'shortcuts', title: 'Show all shortcuts', group: 'General', keys: ['?'] },
  { id: 'theme', title: 'Switch between light and dark', group: 'General', keys: [] },
  { id: 'themeSystem', title: 'Light or dark as the system', group: 'General', keys: [] },
  { id: 'review', title: 'Go to Review', group: 'Screens', keys: ['Mod+1'] },
  { id: 'agreement', title: 'Go to Agreement', group: 'Screens', keys: ['Mod+2'] },
  { id: 'queue', title: 'Go to Queue', group: 'Screens', keys: ['Mod+3'] },
  { id: 'undo', title: 'Undo the last decision or deferral', group: 'Review', keys: ['Mod+Z'] },
  { id: 'defer', title: 'Skip: defer this item', group: 'Review', keys: ['Space', 'ArrowRight'] },
  { id: 'deferWhy', title: 'Defer with a reason', group: 'Review', keys: ['Shift+Space'] },
  { id: 'note', title: 'Write a note for the decision', group: 'Review', keys: ['n'] },
  { id: 'guideline', title: 'Show or hide the guideline', group: 'Review', keys: ['g'] },
  { id: 'laneBlind', title: 'Items to decide blind', group: 'Review', keys: [] },
  { id: 'laneDeferred', title: 'Deferred items', group: 'Review', keys: [] },
  { id: 'retryAll', title: 'Retry all lines set aside', group: 'Queue', keys: [] },
  { id: 'showInbox', title: 'Show the inbox folder', group: 'Workspace', keys: [] },
  { id: 'openWorkspace', title: 'Open another workspace…', group: 'Workspace', keys: [] },
  { id: 'newWorkspace', title: 'New workspace…', group: 'Workspace', keys: [] },
  { id: 'closeWorkspace', title: 'Close this workspace', group: 'Workspace', keys: [] },
  { id: 'signOut', title: 'Sign in as somebody else', group: 'Workspace', keys: [] },
] as const satisfies readonly Command[]

interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'General' | 'Screens' | 'Review' | 'Queue' | 'Workspace'
  readonly keys: readonly string[]
}

export type CommandId = (typeof commands)[number]['id']

/** A command that can be carried out now, with how. */
export interface Action {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly keys: readonly string[]
  readonly when: () => boolean
  readonly run: () => void
}
