import { BookOpen, Flag, NotebookPen, SkipForward, Undo2 } from 'lucide-react'
import { use } from 'react'
import { useStore } from 'zustand'
import { KeyboardContext } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import type { BesideThing } from '../beside/Beside'
import type { Review } from '../store'

interface Props {
  readonly review: Review
  /** What lies beside the item. */
  readonly beside: BesideThing | null
  /** Flagged for a reviewer just now. */
  readonly isFlagged: boolean
  readonly onBeside: (what: BesideThing) => void
}

/** What else can be done with an item. */
export function Dock({ review, beside, isFlagged, onBeside }: Props) {
  const keyboard = use(KeyboardContext)
  const canUndo = useStore(
    review.store,
    ({ progress, done }) => progress?.canUndo === true || done.some((one) => 'sent' in one),
  )
  return (
    <div
      role="toolbar"
      aria-label="This item"
      className="flex shrink-0 flex-wrap justify-center gap-x-1 gap-y-1 @5xl:gap-x-3"
    >
      <Button look="quiet" aria-keyshortcuts="Space" onClick={() => review.defer('', null)}>
        <SkipForward aria-hidden size={16} /> Skip <Keys keys="Space" className="@max-4xl:hidden" />
      </Button>
      <Button look="quiet" aria-keyshortcuts="n" onClick={() => keyboard.run('note')}>
        <NotebookPen aria-hidden size={16} /> Note <Keys keys="n" className="@max-4xl:hidden" />
      </Button>
      <Button look="quiet" aria-keyshortcuts="f" onClick={() => keyboard.run('flag')}>
        <Flag aria-hidden size={16} className={isFlagged ? 'fill-current text-warn' : ''} />
        {isFlagged ? 'Flagged' : 'Flag'} <Keys keys="f" className="@max-4xl:hidden" />
      </Button>
      <Button
        look="quiet"
        aria-keyshortcuts="g"
        aria-pressed={beside === 'guideline'}
        onClick={() => onBeside('guideline')}
      >
        <BookOpen aria-hidden size={16} /> Guideline <Keys keys="g" className="@max-4xl:hidden" />
      </Button>
      <Button look="quiet" disabled={!canUndo} onClick={() => keyboard.run('undo')}>
        <Undo2 aria-hidden size={16} /> Undo <Keys keys="Mod+Z" className="@max-4xl:hidden" />
      </Button>
    </div>
  )
}
