import { useEffect, useEffectEvent } from 'react'
import type { Lane } from '../../../../shared/contract/review'
import { heldWords } from '../../../words/review'

interface Props {
  readonly lane: Lane
  readonly waiting: number
  readonly onLookAgain: () => void
}

/** What nobody is at any more comes back without a sign. */
const lookEveryMs = 15_000

/** Says why a lane that is not empty gives nothing, and looks now and then whether it does. */
export function HeldByOthers({ lane, waiting, onLookAgain }: Props) {
  const lookAgain = useEffectEvent(onLookAgain)
  useEffect(() => {
    const timer = setInterval(() => lookAgain(), lookEveryMs)
    return () => clearInterval(timer)
  }, [])
  return waiting === 0 ? null : <p>{heldWords(lane, waiting)}</p>
}
