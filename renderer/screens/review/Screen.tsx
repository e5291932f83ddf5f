import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useCommand } from '../../keyboard/useCommand'
import { DeferDialog } from './DeferDialog'
import { Dock } from './Dock'
import { Guideline } from './Guideline'
import { Header } from './Header'
import { Labels } from './Labels'
import { Note } from './Note'
import { Past } from './past/Past'
import { Stage } from './Stage'
import { Suggestion } from './past/Suggestion'
import type { Review } from './store'
import { Waiting } from './Waiting'

interface Props {
  readonly review: Review
  readonly inboxDir: string | null
  readonly onShowInbox: () => void
  readonly onGoToAgreement: () => void
}

/** Deciding items, from the keyboard, without seeing what the model says. */
export function ReviewScreen({ review, inboxDir, onShowInbox, onGoToAgreement }: Props) {
  const task = useStore(review.store, (session) => session.task)
  const view = useStore(review.store, (session) => session.view)
  const [hasGuideline, setHasGuideline] = useState(false)
  const [isDeferring, setIsDeferring] = useState(false)
  const isDeciding = view.kind === 'deciding'

  useCommand('undo', () => void review.undo(), task !== null)
  useCommand('defer', () => review.defer(''), isDeciding)
  useCommand('deferWhy', () => setIsDeferring(true), isDeciding)
  useCommand('guideline', () => setHasGuideline((open) => !open), task !== null)
  useCommand('laneBlind', () => review.chooseLane('blind'), task !== null)
  useCommand('laneDeferred', () => review.chooseLane('deferred'), task !== null)
  usePainted(review, isDeciding ? view.held.item.itemId : null)

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <Header review={review} />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto @xl:flex-row @xl:overflow-hidden short:overflow-visible">
        <div className="flex min-h-112 min-w-0 flex-1 flex-col gap-3 overflow-y-auto p-4 @xl:min-h-0 @5xl:p-6">
          {isDeciding && task ? (
            <>
              <Stage held={view.held} />
              <Labels task={task} review={review} />
              <Note key={view.held.item.itemId} review={review} note={view.held.note} />
              <Dock
                hasGuideline={hasGuideline}
                onGuideline={() => setHasGuideline((open) => !open)}
                review={review}
              />
            </>
          ) : (
            <Waiting
              review={review}
              inboxDir={inboxDir}
              onShowInbox={onShowInbox}
              onGoToAgreement={onGoToAgreement}
            />
          )}
        </div>
        {task ? (
          <aside
            aria-label="Beside the item"
            className="flex min-h-0 shrink-0 flex-col border-t border-line bg-surface @xl:w-58 @xl:border-t-0 @xl:border-l @3xl:w-72 @5xl:w-84"
          >
            {hasGuideline ? (
              <Guideline text={task.guideline} onClose={() => setHasGuideline(false)} />
            ) : null}
            {isDeciding && view.held.item.shown ? (
              <Suggestion prediction={view.held.item.shown} task={task} />
            ) : null}
            <Past review={review} task={task} />
          </aside>
        ) : null}
      </div>
      {isDeferring ? (
        <DeferDialog
          onClose={() => setIsDeferring(false)}
          onDefer={(reason) => {
            setIsDeferring(false)
            review.defer(reason)
          }}
        />
      ) : null}
    </div>
  )
}

/** A frame that never comes, as in a hidden window, must not keep an item from being decided. */
const paintAtMostMs = 100

/** Tells when an item has been painted: from then on its time runs and keys decide it. */
function usePainted(review: Review, itemId: string | null): void {
  useEffect(() => {
    if (itemId === null) return
    const tell = () => review.painted(itemId)
    const frame = requestAnimationFrame(tell)
    const timer = setTimeout(tell, paintAtMostMs)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [review, itemId])
}
