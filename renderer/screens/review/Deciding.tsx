import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { OwnFigures } from '../../../shared/contract/review'
import type { Task } from '../../../shared/schema/task'
import { useCommand } from '../../keyboard/useCommand'
import { Answers } from './answer/Answers'
import { labelKeys } from './answer/labelKeys'
import { Note } from './answer/Note'
import { useOwnKeys } from './answer/useOwnKeys'
import { Beside, type BesideThing } from './beside/Beside'
import { Dialogs, type Open } from './Dialogs'
import { Dock } from './acts/Dock'
import { Past } from './past/Past'
import type { Done } from './session'
import { Remarks } from './Remarks'
import { Stage } from './Stage'
import { usePainted } from './usePainted'
import { Waiting, type WaitingProps } from './Waiting'

interface Props extends WaitingProps {
  readonly task: Task
  readonly person: string
  readonly figures: OwnFigures | null
}

type Revealed = Extract<Done, { kind: 'revealed' }>

/** Deciding items, from the keyboard, with what may be seen of each beside it. */
export function Deciding({ task, person, figures, ...props }: Props) {
  const { review } = props
  const view = useStore(review.store, (session) => session.view)
  const last = useStore(review.store, ({ done }) => done.find((one) => one.kind === 'revealed'))
  /** What lies beside the item: one thing, so that there is room for what was decided last. */
  const [beside, setBeside] = useState<BesideThing | null>(null)
  const toggle = (what: BesideThing) => setBeside((before) => (before === what ? null : what))
  const [open, setOpen] = useState<Open | null>(null)
  const ownKeys = useOwnKeys(person, task.id)
  const [own] = ownKeys
  const keys = useMemo(() => labelKeys(task.labels, own), [task.labels, own])
  const held = view.kind === 'deciding' ? view.held : null
  const isDeciding = held !== null
  const correct = ({ reveal, corrected }: Revealed) =>
    setOpen({ kind: 'correct', itemId: reveal.itemId, told: corrected ?? reveal.value, from: null })
  const openOwn = () => {
    review.own.open(task.id)
    setOpen({ kind: 'own' })
  }

  useCommand('defer', () => review.defer('', null), isDeciding)
  useCommand('deferWhy', () => setOpen({ kind: 'defer' }), isDeciding)
  useCommand('flag', () => setOpen({ kind: 'flag' }), isDeciding)
  useCommand('guideline', () => toggle('guideline'))
  useCommand('similar', () => toggle('similar'), isDeciding)
  useCommand('history', () => toggle('history'), isDeciding)
  useCommand('ownDecisions', openOwn)
  useCommand('ownFigures', () => setOpen({ kind: 'figures' }), figures !== null)
  useCommand('labelKeys', () => setOpen({ kind: 'keys' }), task.labels.length > 0)
  useCommand('correct', () => last && correct(last), last !== undefined)
  usePainted(review, held?.item.itemId ?? null)

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto @xl:flex-row @xl:overflow-hidden short:overflow-visible">
      <div className="flex min-h-112 min-w-0 flex-1 flex-col gap-3 overflow-y-auto p-4 @xl:min-h-0 @5xl:p-6">
        {held ? (
          <>
            <Stage item={held.item} weights={held.item.shown?.explanation?.features ?? null}>
              <Remarks held={held} />
            </Stage>
            <Answers task={task} review={review} itemId={held.item.itemId} keys={keys} />
            <Note key={held.item.itemId} onNote={review.note} note={held.note} />
            <Dock beside={beside} isFlagged={held.isFlagged} onBeside={toggle} review={review} />
          </>
        ) : (
          <Waiting {...props} />
        )}
      </div>
      <aside
        aria-label="Beside the item"
        className="flex min-h-0 shrink-0 flex-col border-t border-line bg-surface @xl:w-58 @xl:border-t-0 @xl:border-l @3xl:w-72 @5xl:w-84"
      >
        <Beside
          what={beside}
          held={held}
          task={task}
          review={review}
          onClose={() => setBeside(null)}
        />
        <Past
          review={review}
          task={task}
          onCorrect={correct}
          onHistory={(itemId) => setOpen({ kind: 'history', itemId, from: null })}
          onAll={openOwn}
        />
      </aside>
      <Dialogs
        open={open}
        onOpen={setOpen}
        task={task}
        review={review}
        figures={figures}
        keys={ownKeys}
      />
    </div>
  )
}
