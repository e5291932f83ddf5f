/** Every act that has a name: what the palette lists, the shortcut sheet prints and the keys do. */
export const commands = [
  { id: 'palette', title: 'Search commands', group: 'General', keys: ['Mod+K'] },
  { id: 'shortcuts', title: 'Show all shortcuts', group: 'General', keys: ['?'] },
  { id: 'theme', title: 'Switch between light and dark', group: 'General', keys: [] },
  { id: 'themeSystem', title: 'Light or dark as the system', group: 'General', keys: [] },
  { id: 'review', title: 'Go to Review', group: 'Screens', keys: ['Mod+1'] },
  { id: 'agreement', title: 'Go to Agreement', group: 'Screens', keys: ['Mod+2'] },
  { id: 'automation', title: 'Go to Automation', group: 'Screens', keys: ['Mod+3'] },
  { id: 'queue', title: 'Go to Queue', group: 'Screens', keys: ['Mod+4'] },
  { id: 'export', title: 'Go to Export', group: 'Screens', keys: ['Mod+5'] },
  { id: 'setup', title: 'Go to Tasks and people', group: 'Screens', keys: ['Mod+6'] },
  { id: 'back', title: 'Go back to the view before', group: 'Screens', keys: [] },
  { id: 'forward', title: 'Go forward again', group: 'Screens', keys: [] },
  { id: 'undo', title: 'Undo what you did last', group: 'Review', keys: ['Mod+Z'] },
  { id: 'redo', title: 'Redo what you undid', group: 'Review', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  { id: 'defer', title: 'Skip: defer this item', group: 'Review', keys: ['Space', 'ArrowRight'] },
  {
    id: 'deferWhy',
    title: 'Defer with a reason, or until…',
    group: 'Review',
    keys: ['Shift+Space'],
  },
  { id: 'flag', title: 'Flag for a reviewer', group: 'Review', keys: ['f'] },
  { id: 'correct', title: 'Correct the last decision…', group: 'Review', keys: [] },
  {
    id: 'ownDecisions',
    title: 'Your decisions: find, look at, correct…',
    group: 'Review',
    keys: ['Shift+M'],
  },
  { id: 'note', title: 'Write a note for the decision', group: 'Review', keys: ['n'] },
  { id: 'guideline', title: 'Show or hide the guideline', group: 'Review', keys: ['g'] },
  { id: 'history', title: 'Show or hide the item’s history', group: 'Review', keys: ['Shift+H'] },
  { id: 'similar', title: 'Show or hide what was decided lately', group: 'Review', keys: ['s'] },
  { id: 'ownFigures', title: 'Your own figures', group: 'Review', keys: [] },
  { id: 'labelKeys', title: 'Change the keys of the labels…', group: 'Review', keys: [] },
  { id: 'laneNext', title: 'Next lane', group: 'Review', keys: [']'] },
  { id: 'lanePrevious', title: 'Previous lane', group: 'Review', keys: ['['] },
  { id: 'laneBlind', title: 'Lane: decide blind', group: 'Review', keys: [] },
  { id: 'laneLowConfidence', title: 'Lane: low confidence', group: 'Review', keys: [] },
  { id: 'laneAssisted', title: 'Lane: assisted', group: 'Review', keys: [] },
  { id: 'laneOverlap', title: 'Lane: second opinion', group: 'Review', keys: [] },
  { id: 'laneAudit', title: 'Lane: audit', group: 'Review', keys: [] },
  { id: 'laneDeferred', title: 'Lane: deferred', group: 'Review', keys: [] },
  { id: 'laneDisagreements', title: 'Lane: disagreements', group: 'Review', keys: [] },
  { id: 'laneFlagged', title: 'Lane: flagged', group: 'Review', keys: [] },
  { id: 'ruleModel', title: 'Model right', group: 'Rulings', keys: ['m'] },
  { id: 'ruleHuman', title: 'Human right', group: 'Rulings', keys: ['h'] },
  { id: 'ruleWrong', title: 'Both wrong', group: 'Rulings', keys: ['w'] },
  { id: 'ruleAmbiguous', title: 'Ambiguous', group: 'Rulings', keys: ['a'] },
  { id: 'unflag', title: 'Take the flag down', group: 'Rulings', keys: ['Shift+F'] },
  { id: 'find', title: 'Find in this item', group: 'Item', keys: ['Mod+F'] },
  { id: 'partNext', title: 'Next part of the item', group: 'Item', keys: ['.'] },
  { id: 'partPrevious', title: 'Previous part of the item', group: 'Item', keys: [','] },
  { id: 'zoomIn', title: 'Zoom in', group: 'Item', keys: ['Plus', '='] },
  { id: 'zoomOut', title: 'Zoom out', group: 'Item', keys: ['-'] },
  { id: 'zoomFit', title: 'Show at 100 %, or fit in', group: 'Item', keys: ['Shift+Z'] },
  { id: 'panLeft', title: 'See more on the left', group: 'Item', keys: ['Shift+ArrowLeft'] },
  { id: 'panRight', title: 'See more on the right', group: 'Item', keys: ['Shift+ArrowRight'] },
  { id: 'panUp', title: 'See more above', group: 'Item', keys: ['Shift+ArrowUp'] },
  { id: 'panDown', title: 'See more below', group: 'Item', keys: ['Shift+ArrowDown'] },
  { id: 'rotate', title: 'Turn to the right', group: 'Item', keys: ['Shift+R'] },
  { id: 'brighter', title: 'Brighter', group: 'Item', keys: ['Shift+B'] },
  { id: 'darker', title: 'Darker', group: 'Item', keys: ['Shift+D'] },
  { id: 'contrastMore', title: 'More contrast', group: 'Item', keys: ['Shift+C'] },
  { id: 'contrastLess', title: 'Less contrast', group: 'Item', keys: ['Shift+X'] },
  { id: 'lookReset', title: 'Show as it came', group: 'Item', keys: ['Shift+O'] },
  { id: 'savePdf', title: 'Save this report as PDF…', group: 'Agreement', keys: ['Mod+P'] },
  { id: 'clearFilters', title: 'Clear the filters of the report', group: 'Agreement', keys: [] },
  { id: 'promote', title: 'Promote to the next stage…', group: 'Automation', keys: [] },
  { id: 'demote', title: 'Demote…', group: 'Automation', keys: [] },
  { id: 'setThreshold', title: 'Set the threshold…', group: 'Automation', keys: [] },
  { id: 'deploy', title: 'Deploy: strategy, version, shares…', group: 'Automation', keys: [] },
  { id: 'rollback', title: 'Roll back…', group: 'Automation', keys: [] },
  { id: 'conditions', title: 'Review conditions…', group: 'Automation', keys: [] },
  { id: 'switchBack', title: 'Switch back to the home slot', group: 'Automation', keys: [] },
  { id: 'approve', title: 'Approve the proposal…', group: 'Automation', keys: [] },
  { id: 'decline', title: 'Decline the proposal…', group: 'Automation', keys: [] },
  { id: 'acknowledge', title: 'I have seen the alarm', group: 'Automation', keys: [] },
  { id: 'producers', title: 'Producers: the HTTP door', group: 'Automation', keys: [] },
  { id: 'retryAll', title: 'Retry all lines set aside', group: 'Queue', keys: [] },
  { id: 'import', title: 'Import a file of another tool…', group: 'Queue', keys: [] },
  { id: 'startExport', title: 'Start the export', group: 'Export', keys: ['Mod+E'] },
  { id: 'resumeExport', title: 'Resume the interrupted export', group: 'Export', keys: [] },
  { id: 'cancelExport', title: 'Cancel the export', group: 'Export', keys: [] },
  { id: 'chooseExportFolder', title: 'Choose where exports go…', group: 'Export', keys: [] },
  { id: 'showExports', title: 'Show the folder of exports', group: 'Export', keys: [] },
  { id: 'chooseImportFile', title: 'Choose a file to import…', group: 'Import', keys: [] },
  { id: 'startImport', title: 'Start the import', group: 'Import', keys: ['Mod+I'] },
  { id: 'cancelImport', title: 'Cancel the import', group: 'Import', keys: [] },
  { id: 'newTask', title: 'New task…', group: 'Tasks and people', keys: [] },
  { id: 'saveTask', title: 'Save the task', group: 'Tasks and people', keys: ['Mod+S'] },
  { id: 'addPerson', title: 'Add a person…', group: 'Tasks and people', keys: [] },
  { id: 'ownPassword', title: 'Change your password…', group: 'Tasks and people', keys: [] },
  { id: 'backUp', title: 'Back up the workspace…', group: 'Tasks and people', keys: [] },
  { id: 'verify', title: 'Check the workspace', group: 'Tasks and people', keys: [] },
  { id: 'showInbox', title: 'Show the inbox folder', group: 'Workspace', keys: [] },
  { id: 'openWorkspace', title: 'Open another workspace…', group: 'Workspace', keys: [] },
  { id: 'newWorkspace', title: 'New workspace…', group: 'Workspace', keys: [] },
  { id: 'closeWorkspace', title: 'Close this workspace', group: 'Workspace', keys: [] },
  { id: 'signOut', title: 'Sign in as somebody else', group: 'Workspace', keys: [] },
] as const satisfies readonly Command[]

interface Command {
  readonly id: string
  readonly title: string
  readonly group:
    | 'General'
    | 'Screens'
    | 'Review'
    | 'Rulings'
    | 'Item'
    | 'Automation'
    | 'Queue'
    | 'Export'
    | 'Tasks and people'
    | 'Import'
    | 'Workspace'
    | 'Agreement'
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
