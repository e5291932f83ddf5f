import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { OwnFigures } from '../../../shared/contract/review'
import type { Task } from '../../../shared/schema/task'
import { useCommand } from '../../keyboard/useCommand'
import { Answers } from './answer/Answers'
import { CorrectDialog } from './acts/CorrectDialog'
import { DeferDialog } from './acts/DeferDialog'
import { FlagDialog } from './acts/FlagDialog'
import { KeysDialog } from './answer/KeysDialog'
import { labelKeys } from './answer/labelKeys'
import { Note } from './answer/Note'
import { useOwnKeys } from './answer/useOwnKeys'
import { OwnFiguresDialog } from './beside/OwnFiguresDialog'
import { Similar } from './beside/Similar'
import { Dock } from './acts/Dock'
import { Guideline } from './beside/Guideline'
import { Past } from './past/Past'
import { Suggestion } from './past/Suggestion'
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

type Open =
  | { readonly kind: 'defer' | 'flag' | 'keys' | 'figures' }
  | { readonly kind: 'correct'; readonly done: Revealed }

type Revealed = Extract<Done, { kind: 'revealed' }>

/** Deciding items, from the keyboard, with what may be seen of each beside it. */
export function Deciding({ task, person, figures, ...props }: Props) {
  const { review } = props
  const view = useStore(review.store, (session) => session.view)
  const last = useStore(review.store, ({ done }) => done.find((one) => one.kind === 'revealed'))
  /** What lies beside the item: one thing, so that there is room for what was decided last. */
  const [beside, setBeside] = useState<'guideline' | 'similar' | null>(null)
  const hasGuideline = beside === 'guideline'
  const toggle = (what: 'guideline' | 'similar') =>
    setBeside((before) => (before === what ? null : what))
  const [open, setOpen] = useState<Open | null>(null)
  const [own, setOwn] = useOwnKeys(person, task.id)
  const keys = useMemo(() => labelKeys(task.labels, own), [task.labels, own])
  const isDeciding = view.kind === 'deciding'
  const close = () => setOpen(null)

  useCommand('defer', () => review.defer('', null), isDeciding)
  useCommand('deferWhy', () => setOpen({ kind: 'defer' }), isDeciding)
  useCommand('flag', () => setOpen({ kind: 'flag' }), isDeciding)
  useCommand('guideline', () => toggle('guideline'))
  useCommand('similar', () => toggle('similar'), isDeciding)
  useCommand('ownFigures', () => setOpen({ kind: 'figures' }), figures !== null)
  useCommand('labelKeys', () => setOpen({ kind: 'keys' }), task.labels.length > 0)
  useCommand('correct', () => last && setOpen({ kind: 'correct', done: last }), last !== undefined)
  usePainted(review, isDeciding ? view.held.item.itemId : null)

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto @xl:flex-row @xl:overflow-hidden short:overflow-visible">
      <div className="flex min-h-112 min-w-0 flex-1 flex-col gap-3 overflow-y-auto p-4 @xl:min-h-0 @5xl:p-6">
        {isDeciding ? (
          <>
            <Stage
              item={view.held.item}
              weights={view.held.item.shown?.explanation?.features ?? null}
            >
              <Remarks held={view.held} />
            </Stage>
            <Answers task={task} review={review} itemId={view.held.item.itemId} keys={keys} />
            <Note key={view.held.item.itemId} onNote={review.note} note={view.held.note} />
            <Dock
              hasGuideline={hasGuideline}
              isFlagged={view.held.isFlagged}
              onGuideline={() => toggle('guideline')}
              review={review}
            />
          </>
        ) : (
          <Waiting {...props} />
        )}
      </div>
      <aside
        aria-label="Beside the item"
        className="flex min-h-0 shrink-0 flex-col border-t border-line bg-surface @xl:w-58 @xl:border-t-0 @xl:border-l @3xl:w-72 @5xl:w-84"
      >
        {hasGuideline ? <Guideline text={task.guideline} onClose={() => setBeside(null)} /> : null}
        {beside === 'similar' && isDeciding ? (
          <Similar
            review={review}
            task={task}
            itemId={view.held.item.itemId}
            onClose={() => setBeside(null)}
          />
        ) : null}
        {isDeciding && view.held.item.shown ? (
          <Suggestion prediction={view.held.item.shown} task={task} />
        ) : null}
        <Past
          review={review}
          task={task}
          onCorrect={(done) => setOpen({ kind: 'correct', done })}
        />
      </aside>
      {open?.kind === 'defer' ? (
        <DeferDialog
          onClose={close}
          onDefer={(reason, until) => {
            close()
            review.defer(reason, until)
          }}
        />
      ) : null}
      {open?.kind === 'flag' ? (
        <FlagDialog
          onClose={close}
          onFlag={(note) => {
            close()
            void review.flag(note)
          }}
        />
      ) : null}
      {open?.kind === 'keys' ? (
        <KeysDialog task={task} own={own} onChange={setOwn} onClose={close} />
      ) : null}
      {open?.kind === 'figures' && figures ? (
        <OwnFiguresDialog figures={figures} onClose={close} />
      ) : null}
      {open?.kind === 'correct' ? (
        <CorrectDialog
          task={task}
          itemId={open.done.reveal.itemId}
          before={open.done.corrected ?? open.done.reveal.value}
          onClose={close}
          onCorrect={(value, note) => {
            close()
            void review.correct(open.done.reveal.itemId, value, note)
          }}
        />
      ) : null}
    </div>
  )
}
