import { useEffect } from 'react'
import type { Keyboard } from './keyboard'

/** Lets the keys of the whole window reach the table of commands. */
export function useKeys(keyboard: Keyboard): void {
  useEffect(() => {
    addEventListener('keydown', keyboard.onKeyDown)
    return () => removeEventListener('keydown', keyboard.onKeyDown)
  }, [keyboard])
}
