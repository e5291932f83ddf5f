import { useStore } from 'zustand'
import type { Person } from '../../../shared/contract/workspace'
import { mayActAs } from '../../../shared/roles'
import { useCommand } from '../../keyboard/useCommand'
import { laneOrder, rulingLanes } from '../../words/review'
import { BreakHint } from './beside/BreakHint'
import { useOwnFigures } from './beside/useOwnFigures'
import { Deciding } from './Deciding'
import { Header } from './lanes/Header'
import { RulingView } from './rule/Ruling'
import type { Disputes } from './rule/store'
import { useHeartbeat } from './lanes/useHeartbeat'
import { usePresence } from './lanes/usePresence'
import { useLaneCommands } from './lanes/useLaneCommands'
import { Waiting, type WaitingProps } from './Waiting'

interface Props extends WaitingProps {
  readonly person: Person
  readonly disputes: Disputes
}

const reviewerLanes = [...laneOrder, ...rulingLanes]

/** Deciding items, and for reviewers ruling on disagreements, from the keyboard. */
export function ReviewScreen({ person, disputes, ...props }: Props) {
  const { review } = props
  const task = useStore(review.store, (session) => session.task)
  const lane = useStore(review.store, (session) => session.lane)
  const waiting = useStore(
    review.store,
    (session) => session.lanes?.find((count) => count.lane === lane)?.waiting ?? 0,
  )
  // What people and models said is for those who rule on it.
  const lanes = mayActAs(person.role, 'reviewer') ? reviewerLanes : laneOrder

  const isRuling = lane === 'disagreements' || lane === 'flagged'
  const inHand = isRuling ? disputes : review
  useCommand('undo', () => void inHand.undo(), task !== null)
  useCommand('redo', () => void inHand.redo(), task !== null)
  useLaneCommands(lane, lanes, task !== null, review.chooseLane)
  const figures = useOwnFigures(review, task?.id ?? null)
  usePresence(review)
  useHeartbeat(inHand.heartbeat, task?.review.leaseMinutes ?? null)

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <Header review={review} choices={lanes} />
      {figures ? <BreakHint minutes={figures.minutesWithoutBreak} /> : null}
      {task === null ? <Waiting {...props} /> : null}
      {task && isRuling ? (
        <RulingView
          disputes={disputes}
          waiting={waiting}
          task={task}
          lane={lane}
          person={person.name}
        />
      ) : null}
      {task && !isRuling ? (
        <Deciding key={task.id} task={task} person={person.name} figures={figures} {...props} />
      ) : null}
    </div>
  )
}
