import { Bot, User } from 'lucide-react'
import type { Voice } from '../../../../shared/contract/review'
import type { Task } from '../../../../shared/schema/task'
import { formatPercent } from '../../../words/numbers'
import { formatValue } from '../../../words/values'

interface Props {
  readonly voices: readonly Voice[]
  readonly task: Task
}

/** What was said of an item, side by side, in the order in which it came. */
export function Voices({ voices, task }: Props) {
  return (
    <ul
      aria-label="What was said"
      className="grid shrink-0 grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-2"
    >
      {voices.map((voice, index) => {
        const Icon = voice.by === 'model' ? Bot : User
        return (
          <li
            key={index}
            className="flex min-w-0 flex-col gap-0.5 rounded-lg border border-line bg-surface px-4 py-2.5 shadow-raised"
          >
            <span className="flex items-center gap-1.5 text-xs text-muted">
              <Icon aria-hidden size={14} className="shrink-0" />
              <span className="sr-only">{voice.by === 'model' ? 'Model' : 'Person'}:</span>
              <span className="truncate">{voice.name}</span>
            </span>
            <span className="flex items-baseline gap-2">
              <span
                dir="auto"
                title={formatValue(task, voice.value)}
                className="line-clamp-4 min-w-0 text-lg/6 font-semibold break-words"
              >
                {formatValue(task, voice.value)}
              </span>
              {voice.confidence === null ? null : (
                <span className="text-dense text-muted tabular-nums">
                  {formatPercent(voice.confidence, 0)}
                </span>
              )}
            </span>
            {voice.by === 'person' && !voice.independent ? (
              <span className="text-xs text-muted">after seeing the prediction</span>
            ) : null}
            {voice.note === '' ? null : (
              <span dir="auto" className="text-xs text-pretty break-words">
                “{voice.note}”
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
