import { useEffect } from 'react'

/** So many times within a lease it is said that somebody is still at it. */
const beatsALease = 3

/**
 * Keeps items in the hands of a person who is at the screen. Without a key or a move of the pointer
 * between two beats nobody is: the lease then runs out, and others get the items.
 */
export function useHeartbeat(heartbeat: () => void, leaseMinutes: number | null): void {
  useEffect(() => {
    if (leaseMinutes === null) return
    let isThere = true
    const notice = () => {
      isThere = true
    }
    const beat = () => {
      if (isThere) heartbeat()
      isThere = false
    }
    const timer = setInterval(beat, (leaseMinutes * 60_000) / beatsALease)
    for (const sign of signs) addEventListener(sign, notice, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, notice)
    }
  }, [heartbeat, leaseMinutes])
}

const signs = ['keydown', 'pointermove', 'wheel'] as const
