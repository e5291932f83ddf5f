import { useEffect, useState } from 'react'
import type { OwnFigures } from '../../../../shared/contract/review'
import type { Review } from '../store'

/** How the own answers hold up, asked for again now and then. */
const everyMs = 120_000

export function useOwnFigures(review: Review, taskId: string | null): OwnFigures | null {
  const [figures, setFigures] = useState<OwnFigures | null>(null)
  useEffect(() => {
    if (taskId === null) return
    const id = taskId
    let isGone = false
    async function load() {
      const answer = await review.ownFigures(id)
      if (!isGone) setFigures(answer)
    }
    void load()
    const timer = setInterval(() => void load(), everyMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [review, taskId])
  return figures
}
