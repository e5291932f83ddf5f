import type { Lane } from '../../../../shared/contract/review'
import { useCommand } from '../../../keyboard/useCommand'

/** Every lane by its name, and the next and previous of those this person works in. */
export function useLaneCommands(
  lane: Lane,
  choices: readonly Lane[],
  isPossible: boolean,
  choose: (lane: Lane) => void,
): void {
  const step = (by: number) => {
    const next = choices[(choices.indexOf(lane) + by + choices.length) % choices.length]
    if (next !== undefined) choose(next)
  }
  const has = (one: Lane) => isPossible && choices.includes(one)
  useCommand('laneNext', () => step(1), isPossible)
  useCommand('lanePrevious', () => step(-1), isPossible)
  useCommand('laneBlind', () => choose('blind'), has('blind'))
  useCommand('laneLowConfidence', () => choose('low-confidence'), has('low-confidence'))
  useCommand('laneAssisted', () => choose('assisted'), has('assisted'))
  useCommand('laneOverlap', () => choose('overlap'), has('overlap'))
  useCommand('laneAudit', () => choose('audit'), has('audit'))
  useCommand('laneDeferred', () => choose('deferred'), has('deferred'))
  useCommand('laneDisagreements', () => choose('disagreements'), has('disagreements'))
  useCommand('laneFlagged', () => choose('flagged'), has('flagged'))
}
