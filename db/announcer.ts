import type { Topic } from '../shared/contract/messages'
import type { Port } from './port'
import type { Announce } from './session'

/** Gathers what changed and tells it at most every `everyMs`, the first time at once. */
export function createAnnouncer(port: Port, everyMs: number): Announce {
  const waiting = new Set<Topic>()
  let timer: NodeJS.Timeout | null = null

  function tell(): void {
    if (waiting.size === 0) {
      timer = null
      return
    }
    port.post({ kind: 'changed', topics: [...waiting] })
    waiting.clear()
    timer = setTimeout(tell, everyMs)
    timer.unref()
  }

  return (topics) => {
    for (const topic of topics) waiting.add(topic)
    if (!timer) tell()
  }
}
