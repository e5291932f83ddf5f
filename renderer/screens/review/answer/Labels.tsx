import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Task } from '../../../../shared/schema/task'
import type { Action } from '../../../keyboard/commands'
import { useExtraActions, useLetters } from '../../../keyboard/useCommand'
import { classes } from '../../../ui/classes'
import type { Review } from '../store'
import { LabelButton } from './LabelButton'
import { hasManyLabels } from './labelKeys'
import { LabelSearch } from './LabelSearch'
import { matchLabels } from './matchLabels'

interface Props {
  readonly task: Task
  readonly review: Review
  readonly keys: ReadonlyMap<string, string>
}

/** The answers that can be given, each with its key; where there are many, found by their names too. */
export function Labels({ task, review, keys }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const actions = useMemo(() => labelActions(task, keys, review), [task, keys, review])
  const flash = useStore(review.store, ({ done: [last] }) =>
    last?.kind === 'sending' && last.sent.act === 'decision' ? last.sent : null,
  )
  const isMany = hasManyLabels(task.labels)
  const type = (next: string | null) => {
    setTyped(next)
    setAt(0)
  }
  useExtraActions(actions)
  useLetters((letter) => type(letter === '/' ? '' : letter), isMany)

  const shown = typed === null ? task.labels : matchLabels(task.labels, typed)
  const next = typed === null ? undefined : shown[at]
  return (
    <div className="flex shrink-0 flex-col gap-2">
      {isMany ? (
        <LabelSearch
          typed={typed}
          count={shown.length}
          next={next === undefined ? null : (next.name ?? next.id)}
          onTyped={type}
          onStep={(by) => setAt((at + by + shown.length) % Math.max(1, shown.length))}
          onPick={() => next && review.decide(next.id)}
        />
      ) : null}
      <div
        role="group"
        aria-label="Answers"
        className={classes(
          'gap-2',
          isMany
            ? 'grid h-44 auto-rows-min grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] overflow-y-auto p-0.5 @max-5xl:h-22'
            : 'flex flex-wrap justify-center',
        )}
      >
        {shown.map((label) => (
          <LabelButton
            key={label.id}
            label={label}
            hotkey={keys.get(label.id) ?? null}
            isCompact={isMany}
            isNext={label === next}
            flash={flash?.value === label.id ? flash.requestId : null}
            onPress={() => review.decide(label.id)}
          />
        ))}
      </div>
    </div>
  )
}

function labelActions(
  task: Task,
  keys: ReadonlyMap<string, string>,
  review: Review,
): readonly Action[] {
  return task.labels.map((label) => {
    const key = keys.get(label.id)
    return {
      id: `label-${label.id}`,
      title: `Answer: ${label.name ?? label.id}`,
      group: 'Answers',
      keys: key === undefined ? [] : [key],
      when: () => review.store.getState().view.kind === 'deciding',
      run: () => review.decide(label.id),
    }
  })
}
