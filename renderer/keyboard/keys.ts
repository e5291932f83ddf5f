/** The part of a keyboard event that says which key it was. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** True where this stroke is the key combination: `Mod+Z`, `Shift+Space`, `n`, `?`. */
export function isStrokeOf(keys: string, stroke: Stroke, platform: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const mod = platform === 'darwin' ? stroke.metaKey : stroke.ctrlKey
  const otherMod = platform === 'darwin' ? stroke.ctrlKey : stroke.metaKey
  if (stroke.altKey || otherMod || mod !== parts.includes('Mod')) return false
  // On many keyboards a sign such as ? or, in France, a digit needs Shift; letters and named keys are told apart by it.
  const shiftMatters = (key.length > 1 && key !== 'Plus') || /^[a-z]$/i.test(key)
  if (shiftMatters && stroke.shiftKey !== parts.includes('Shift')) return false
  return keyOf(stroke) === key.toLowerCase() || isPlainDigit(key, stroke)
}

function keyOf(stroke: Stroke): string {
  if (stroke.key === ' ') return 'space'
  return stroke.key === '+' ? 'plus' : stroke.key.toLowerCase()
}

/** The digit row without Shift counts as digits even where the layout prints other signs on it. */
function isPlainDigit(key: string, stroke: Stroke): boolean {
  return (
    /^\d$/.test(key) && !stroke.shiftKey && stroke.code === `Digit${key}` && !isDigit(stroke.key)
  )
}

const isDigit = (text: string) => /^\d$/.test(text)

/** True where keys write text, so that none of them may do anything else. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest(textFields) !== null)
  )
}

/** A box that is ticked takes no text; what Space means there is said below. */
const textFields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'

/** True while something lies over the screen and has the keyboard. */
export function hasOpenDialog(root: Document): boolean {
  return root.querySelector(openDialogs) !== null
}

const openDialogs = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map((role) => `[role=${role}][data-open]`)
  .join(', ')

/** True where Space and the arrows already mean something at the place that has the focus. */
export function usesPlainKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(ownKeys) !== null
}

const ownKeys =
  'button, a[href], summary, input, [role=radio], [role=option], [role=gridcell], [tabindex="0"]'
