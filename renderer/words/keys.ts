const names: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Plus: '+',
  '-': '−',
}

/** The parts of a key combination as they are printed on the keyboard: `Mod+Z` → ⌘, Z or Ctrl, Z. */
export function formatKeys(keys: string, platform: string): readonly string[] {
  const onMac = platform === 'darwin'
  return keys.split('+').map((part) => {
    if (part === 'Mod') return onMac ? '⌘' : 'Ctrl'
    if (part === 'Shift') return onMac ? '⇧' : 'Shift'
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
}

/** For `aria-keyshortcuts`. */
export function ariaKeys(keys: string, platform: string): string {
  return keys.replace('Mod', platform === 'darwin' ? 'Meta' : 'Control')
}
