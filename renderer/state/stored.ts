/** What the window remembers of a person's preferences; without storage it simply forgets. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(`understudy.${name}`)
  } catch {
    return null
  }
}

export function writeStored(name: string, value: string): void {
  try {
    localStorage.setItem(`understudy.${name}`, value)
  } catch {
    // Then it holds until the window is closed.
  }
}
