import { CircleAlert, LoaderCircle, Scale } from 'lucide-react'
import { use, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Task } from '../../../../shared/schema/task'
import { KeyboardContext, useCommand } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'
import { Keys } from '../../../ui/Keys'
import { Notice } from '../../../ui/Notice'
import { laneWords } from '../../../words/review'
import { labelKeys } from '../answer/labelKeys'
import { Note } from '../answer/Note'
import { useOwnKeys } from '../answer/useOwnKeys'
import { HistoryPanel } from '../beside/HistoryPanel'
import { HeldByOthers } from '../lanes/HeldByOthers'
import { Guideline } from '../beside/Guideline'
import { Stage } from '../Stage'
import { usePainted } from '../usePainted'
import { choicesOf } from './choices'
import { Known } from './Known'
import { RuledList } from './Ruled'
import type { HeldDispute, RulingLane } from './session'
import type { Disputes } from './store'
import { Verdicts } from './Verdicts'
import { Voices } from './Voices'

interface Props {
  readonly disputes: Disputes
  /** In this lane. */
  readonly waiting: number
  readonly task: Task
  readonly lane: RulingLane
  readonly person: string
}

/** A reviewer settles what people and the model said differently. */
export function RulingView({ disputes, waiting, task, lane, person }: Props) {
  const view = useStore(disputes.store, (session) => session.view)
  const done = useStore(disputes.store, (session) => session.done)
  const [beside, setBeside] = useState<'guideline' | 'history' | null>(null)
  const toggle = (what: 'guideline' | 'history') =>
    setBeside((before) => (before === what ? null : what))
  const isRuling = view.kind === 'ruling'
  useEffect(() => {
    disputes.open(task, lane)
    return disputes.leave
  }, [disputes, task, lane])
  useCommand('defer', disputes.skip, isRuling)
  useCommand('unflag', disputes.unflag, isRuling && view.held.dispute.flags.length > 0)
  useCommand('guideline', () => toggle('guideline'))
  useCommand('history', () => toggle('history'), isRuling)
  usePainted(disputes, isRuling ? view.held.dispute.itemId : null)

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto @xl:flex-row @xl:overflow-hidden short:overflow-visible">
      <div className="flex min-h-112 min-w-0 flex-1 flex-col gap-3 overflow-y-auto p-4 @xl:min-h-0 @5xl:p-6">
        {isRuling ? (
          <Dispute
            key={view.held.dispute.itemId}
            held={view.held}
            task={task}
            person={person}
            disputes={disputes}
          />
        ) : null}
        {view.kind === 'failed' ? (
          <Empty
            icon={<CircleAlert size={22} />}
            title="The next item could not be fetched"
            action={<Button onClick={disputes.retry}>Try again</Button>}
          >
            <p role="alert">{view.message}</p>
          </Empty>
        ) : null}
        {view.kind === 'loading' ? (
          <p role="status" className="late m-auto flex items-center gap-2 text-dense text-muted">
            <LoaderCircle aria-hidden size={16} className="animate-spin" /> Fetching items…
          </p>
        ) : null}
        {view.kind === 'empty' ? (
          <Empty icon={<Scale size={22} />} title={`Nothing waits in “${laneWords[lane].name}”`}>
            <p>{laneWords[lane].what}</p>
            <HeldByOthers
              lane={lane}
              waiting={lane === 'flagged' ? 0 : waiting}
              onLookAgain={disputes.lookAgain}
            />
          </Empty>
        ) : null}
      </div>
      <aside
        aria-label="Beside the item"
        className="flex min-h-0 shrink-0 flex-col overflow-y-auto border-t border-line bg-surface @xl:w-58 @xl:border-t-0 @xl:border-l @3xl:w-72 @5xl:w-84"
      >
        {beside === 'guideline' ? (
          <Guideline text={task.guideline} onClose={() => setBeside(null)} />
        ) : null}
        {beside === 'history' && isRuling ? (
          <HistoryPanel
            itemId={view.held.dispute.itemId}
            task={task}
            onAsk={disputes.past}
            onClose={() => setBeside(null)}
          />
        ) : null}
        {isRuling ? <Known dispute={view.held.dispute} task={task} /> : null}
        <RuledList done={done} task={task} />
      </aside>
    </div>
  )
}

interface DisputeProps {
  readonly held: HeldDispute
  readonly task: Task
  readonly person: string
  readonly disputes: Disputes
}

function Dispute({ held, task, person, disputes }: DisputeProps) {
  const keyboard = use(KeyboardContext)
  const [own] = useOwnKeys(person, task.id)
  const keys = useMemo(() => labelKeys(task.labels, own), [task.labels, own])
  const { dispute } = held
  return (
    <>
      <Stage item={dispute}>
        {held.returned === null ? null : (
          <div role="alert">
            <Notice tone="bad">
              This item is back, as the ruling was not stored. {held.returned}
            </Notice>
          </div>
        )}
      </Stage>
      <Voices voices={dispute.voices} task={task} />
      <Verdicts task={task} choices={choicesOf(task, dispute)} keys={keys} onRule={disputes.rule} />
      <Note onNote={disputes.note} note={held.note} />
      <div
        role="toolbar"
        aria-label="This item"
        className="flex shrink-0 flex-wrap justify-center gap-x-1"
      >
        <Button look="quiet" aria-keyshortcuts="Space" onClick={disputes.skip}>
          Later <Keys keys="Space" />
        </Button>
        <Button look="quiet" aria-keyshortcuts="n" onClick={() => keyboard.run('note')}>
          Note <Keys keys="n" />
        </Button>
        {dispute.flags.length > 0 ? (
          <Button look="quiet" aria-keyshortcuts="Shift+F" onClick={disputes.unflag}>
            Take the flag down <Keys keys="Shift+F" />
          </Button>
        ) : null}
        <Button look="quiet" aria-keyshortcuts="g" onClick={() => keyboard.run('guideline')}>
          Guideline <Keys keys="g" />
        </Button>
        <Button look="quiet" onClick={() => keyboard.run('undo')}>
          Undo <Keys keys="Mod+Z" />
        </Button>
      </div>
    </>
  )
}
