import type { OwnFigures } from '../../../shared/contract/review'
import type { Value } from '../../../shared/schema/event'
import type { Task } from '../../../shared/schema/task'
import { CorrectDialog } from './acts/CorrectDialog'
import { DeferDialog } from './acts/DeferDialog'
import { FlagDialog } from './acts/FlagDialog'
import { KeysDialog } from './answer/KeysDialog'
import type { OwnKeys } from './answer/labelKeys'
import { OwnFiguresDialog } from './beside/OwnFiguresDialog'
import { OwnDecisionsDialog } from './past/OwnDecisionsDialog'
import { PastDialog } from './past/PastDialog'
import type { Review } from './store'

/** What lies over the screen. `from` is what comes back when it is closed. */
export type Open =
  | { readonly kind: 'defer' | 'flag' | 'keys' | 'figures' | 'own' }
  | { readonly kind: 'history'; readonly itemId: string; readonly from: Open | null }
  | {
      readonly kind: 'correct'
      readonly itemId: string
      /** The answer that producers know. */
      readonly told: Value
      readonly from: Open | null
    }

interface Props {
  readonly open: Open | null
  readonly onOpen: (next: Open | null) => void
  readonly task: Task
  readonly review: Review
  readonly figures: OwnFigures | null
  readonly keys: readonly [OwnKeys, (keys: OwnKeys) => void]
}

/** The dialogs of deciding, one at a time. */
export function Dialogs({ open, onOpen, task, review, figures, keys: [own, setOwn] }: Props) {
  const close = () => onOpen(null)
  switch (open?.kind) {
    case undefined:
      return null
    case 'defer':
      return (
        <DeferDialog
          onClose={close}
          onDefer={(reason, until) => {
            close()
            review.defer(reason, until)
          }}
        />
      )
    case 'flag':
      return (
        <FlagDialog
          onClose={close}
          onFlag={(note) => {
            close()
            void review.flag(note)
          }}
        />
      )
    case 'keys':
      return <KeysDialog task={task} own={own} onChange={setOwn} onClose={close} />
    case 'figures':
      return figures ? <OwnFiguresDialog figures={figures} onClose={close} /> : null
    case 'own':
      return (
        <OwnDecisionsDialog
          list={review.own}
          task={task}
          onClose={close}
          onHistory={(itemId) => onOpen({ kind: 'history', itemId, from: open })}
          onCorrect={({ itemId, value, corrected }) =>
            onOpen({ kind: 'correct', itemId, told: corrected ?? value, from: open })
          }
        />
      )
    case 'history':
      return (
        <PastDialog
          itemId={open.itemId}
          task={task}
          onAsk={review.past}
          onClose={() => onOpen(open.from)}
        />
      )
    case 'correct':
      return (
        <CorrectDialog
          task={task}
          itemId={open.itemId}
          before={open.told}
          onClose={() => onOpen(open.from)}
          onCorrect={(value, note) => {
            onOpen(null)
            void review.correct(open.itemId, value, note)
          }}
        />
      )
  }
}
