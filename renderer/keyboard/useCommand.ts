import { createContext, use, useEffect, useEffectEvent } from 'react'
import type { Action, CommandId } from './commands'
import { createKeyboard, type Keyboard } from './keyboard'

export const KeyboardContext = createContext<Keyboard>(createKeyboard(() => 'linux'))

/** Carries out a command while the component is on screen. */
export function useCommand(id: CommandId, run: () => void, isPossible = true): void {
  const keyboard = use(KeyboardContext)
  const runNow = useEffectEvent(run)
  useEffect(
    () => (isPossible ? keyboard.bind(id, { run: () => runNow(), when: always }) : undefined),
    [keyboard, id, isPossible],
  )
}

/** Adds acts that come from the data while the component is on screen; the list must be memoised. */
export function useExtraActions(actions: readonly Action[]): void {
  const keyboard = use(KeyboardContext)
  useEffect(() => keyboard.addExtra(actions), [keyboard, actions])
}

/** Takes letters that no act has for its key, while the component is on screen. */
export function useLetters(take: (letter: string) => void, isWanted: boolean): void {
  const keyboard = use(KeyboardContext)
  const takeNow = useEffectEvent(take)
  useEffect(
    () => (isWanted ? keyboard.catchLetters((letter) => takeNow(letter)) : undefined),
    [keyboard, isWanted],
  )
}

const always = () => true
