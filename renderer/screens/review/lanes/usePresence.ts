import { useEffect } from 'react'
import type { Review } from '../store'

/** Somebody is in front of the screen while it is there; whoever goes gives back what they hold. */
export function usePresence({ enter, leave }: Review): void {
  useEffect(() => {
    enter()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [enter, leave])
}
