import { createStore, type StoreApi } from 'zustand/vanilla'

interface Notice {
  readonly id: number
  readonly tone: 'plain' | 'bad'
  readonly text: string
}

export interface Notices {
  readonly store: StoreApi<{ readonly notices: readonly Notice[] }>
  readonly add: (tone: Notice['tone'], text: string) => void
  readonly dismiss: (id: number) => void
}

/** What is reported stays this long; a failure stays until somebody has read it. */
const shownMs = 6000
const most = 3

/** Short messages about what was done or failed, which belong to no place on the screen. */
export function createNotices(): Notices {
  const store = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))
  let lastId = 0

  const dismiss = (id: number) =>
    store.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }))

  function add(tone: Notice['tone'], text: string) {
    const id = (lastId += 1)
    // The same sentence twice on the screen says nothing more.
    const others = store.getState().notices.filter((one) => one.text !== text)
    store.setState({ notices: [...others, { id, tone, text }].slice(-most) })
    if (tone === 'plain') setTimeout(() => dismiss(id), shownMs)
  }

  return { store, add, dismiss }
}
