import { FolderOpen, FolderPlus, Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DesktopAct } from '../../../shared/contract/desktop'
import { classes } from '../../ui/classes'
import { Notice } from '../../ui/Notice'

interface Props {
  /** Why the last workspace could not be opened, where that is so. */
  readonly failure: string | null
  readonly onAct: (act: DesktopAct) => void
}

/** The first start: one choice, made with one key. */
export function StartScreen({ failure, onAct }: Props) {
  return (
    <main className="flex h-full overflow-y-auto p-6">
      <div className="m-auto flex w-full max-w-3xl flex-col gap-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-2xl font-semibold tracking-tight">Understudy</h1>
          <p className="max-w-xl text-sm/6 text-pretty text-muted">
            A model watches the people who decide today, until the figures show that it has earned
            the next degree of automation. Where shall we begin?
          </p>
        </header>
        {failure === null ? null : (
          <div role="alert">
            <Notice tone="bad">
              {failure} Open it again once that is mended, or choose another workspace below.
            </Notice>
          </div>
        )}
        <div className="grid gap-3 sm:grid-cols-3">
          <Choice
            icon={<Sparkles aria-hidden size={20} />}
            title="Try it with sample data"
            isFirst
            onChoose={() => onAct('openSample')}
          >
            More than 300 real handwritten digits and what a trained model says of them.
          </Choice>
          <Choice
            icon={<FolderPlus aria-hidden size={20} />}
            title="New workspace…"
            onChoose={() => onAct('newWorkspace')}
          >
            An empty folder of your own, for your task and your events.
          </Choice>
          <Choice
            icon={<FolderOpen aria-hidden size={20} />}
            title="Open workspace…"
            onChoose={() => onAct('openWorkspace')}
          >
            A folder that Understudy has worked in before.
          </Choice>
        </div>
        <p className="text-xs text-muted">
          Everything stays in that folder on this computer. Nothing is sent anywhere.
        </p>
      </div>
    </main>
  )
}

interface ChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly isFirst?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ icon, title, isFirst = false, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      autoFocus={isFirst}
      onClick={onChoose}
      className={classes(
        'flex flex-col gap-2 rounded-xl border p-5 text-left shadow-raised transition-colors',
        isFirst
          ? 'border-accent bg-accent-soft hover:bg-accent/15'
          : 'border-line bg-surface hover:border-edge hover:bg-sunken',
      )}
    >
      <span className={isFirst ? 'text-accent' : 'text-muted'}>{icon}</span>
      <span className="mt-2 text-sm font-semibold">{title}</span>
      <span className="text-dense text-pretty text-muted">{children}</span>
    </button>
  )
}
