import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ThemeChoice } from '../../shared/contract/desktop'
import { readStored, writeStored } from './stored'

interface ThemeState {
  readonly choice: ThemeChoice
  readonly isDark: boolean
}

export interface Theme {
  readonly store: StoreApi<ThemeState>
  readonly choose: (choice: ThemeChoice) => void
  /** From light to dark and back, whatever the system says. */
  readonly toggle: () => void
}

/** Light or dark: as the system, until somebody chooses. The page's first script does the same before the first paint. */
export function createTheme(): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const darkFor = (choice: ThemeChoice) =>
    choice === 'dark' || (choice === 'system' && system.matches)
  const first = toChoice(readStored('theme'))
  const store = createStore<ThemeState>(() => ({ choice: first, isDark: darkFor(first) }))

  function choose(choice: ThemeChoice) {
    writeStored('theme', choice)
    show(choice)
  }

  function show(choice: ThemeChoice) {
    const isDark = darkFor(choice)
    document.documentElement.classList.toggle('dark', isDark)
    store.setState({ choice, isDark })
  }

  system.addEventListener('change', () => show(store.getState().choice))
  show(first)
  return { store, choose, toggle: () => choose(store.getState().isDark ? 'light' : 'dark') }
}

function toChoice(text: string | null): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system'
}
