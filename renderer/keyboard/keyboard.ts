import { createStore, type StoreApi } from 'zustand/vanilla'
import { commands, type Action, type CommandId } from './commands'
import { hasOpenDialog, isStrokeOf, isTyping, usesPlainKeys } from './keys'

interface Binding {
  readonly run: () => void
  readonly when: () => boolean
}

interface KeyboardState {
  readonly bindings: ReadonlyMap<CommandId, Binding>
  /** Acts that come from the data, such as a task's labels. Their keys win over those of commands. */
  readonly extra: readonly Action[]
  /** Takes letters and signs that mean nothing else, such as the beginning of a label's name. */
  readonly letters: ((letter: string) => void) | null
}

export interface Keyboard {
  readonly store: StoreApi<KeyboardState>
  readonly platform: () => string
  /** Says how a command is done while something is on screen; the answer ends that. */
  readonly bind: (id: CommandId, binding: Binding) => () => void
  readonly addExtra: (actions: readonly Action[]) => () => void
  readonly catchLetters: (take: (letter: string) => void) => () => void
  /** Everything that can be done now. */
  readonly actions: () => readonly Action[]
  readonly run: (id: CommandId) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Brings the table of commands together with the screens that carry them out. */
export function createKeyboard(platform: () => string): Keyboard {
  const store = createStore<KeyboardState>(() => ({
    bindings: new Map(),
    extra: [],
    letters: null,
  }))

  function actions(): readonly Action[] {
    const { bindings, extra } = store.getState()
    const bound = commands.flatMap((command) => {
      const binding = bindings.get(command.id)
      return binding?.when() === true ? [{ ...command, ...binding }] : []
    })
    return [...extra.filter((action) => action.when()), ...bound]
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return
    if (hasOpenDialog(document)) return
    const isWriting = isTyping(event.target)
    const action = actions().find(
      ({ id, keys }) =>
        !(isWriting && !whileTyping.includes(id)) &&
        keys.some(
          (one) =>
            isStrokeOf(one, event, platform()) && !(isPlain(one) && usesPlainKeys(event.target)),
        ),
    )
    if (!action) return isWriting ? undefined : takeLetter(event)
    event.preventDefault()
    // A key held down would decide item after item.
    if (!event.repeat) action.run()
  }

  function takeLetter(event: KeyboardEvent) {
    const { letters } = store.getState()
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    if (!letters || hasModifier || event.repeat || !/^[\p{L}/]$/u.test(event.key)) return
    event.preventDefault()
    letters(event.key)
  }

  return {
    store,
    platform,
    actions,
    onKeyDown,
    bind(id, binding) {
      store.setState(({ bindings }) => ({ bindings: new Map(bindings).set(id, binding) }))
      return () =>
        store.setState(({ bindings }) =>
          bindings.get(id) === binding
            ? { bindings: new Map([...bindings].filter(([one]) => one !== id)) }
            : {},
        )
    },
    addExtra(added) {
      store.setState(({ extra }) => ({ extra: [...extra, ...added] }))
      return () =>
        store.setState(({ extra }) => ({ extra: extra.filter((one) => !added.includes(one)) }))
    },
    catchLetters(take) {
      store.setState({ letters: take })
      return () => store.setState(({ letters }) => (letters === take ? { letters: null } : {}))
    },
    run(id) {
      const binding = store.getState().bindings.get(id)
      if (binding?.when() === true) binding.run()
    },
  }
}

/** These only lead elsewhere, and their keys write nothing: fields that take answers would else be dead ends. */
const whileTyping: readonly string[] = [
  'palette',
  'review',
  'agreement',
  'automation',
  'queue',
  'export',
] satisfies readonly CommandId[]

const isPlain = (keys: string) => /(^|\+)(Space|Arrow\w+)$/.test(keys)
