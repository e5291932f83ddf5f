import { useCallback, useMemo, useState } from 'react'
import type { Task } from '../../../../shared/schema/task'
import type { Action } from '../../../keyboard/commands'
import { useExtraActions } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import { LabelButton } from './LabelButton'

interface Props {
  readonly task: Task
  readonly keys: ReadonlyMap<string, string>
  readonly onAnswer: (value: string[]) => void
}

/** Any number of labels, each switched by its key; Enter gives the answer, also where none fits. */
export function ManyLabels({ task, keys, onAnswer }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const answer = useCallback(
    () => onAnswer(task.labels.map(({ id }) => id).filter((id) => chosen.has(id))),
    [onAnswer, task.labels, chosen],
  )
  const actions = useMemo<readonly Action[]>(
    () => [
      ...task.labels.map(({ id, name = id }) => ({
        id: `label-${id}`,
        title: `Switch: ${name}`,
        group: 'Answers',
        keys: [keys.get(id) ?? []].flat(),
        when: always,
        run: () => setChosen((before) => flip(before, id)),
      })),
      {
        id: 'answer',
        title: 'Give this answer',
        group: 'Answers',
        keys: ['Enter', 'Mod+Enter'],
        when: always,
        run: answer,
      },
    ],
    [task.labels, keys, answer],
  )
  useExtraActions(actions)
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-center gap-2">
      <div role="group" aria-label="Answers" className="flex flex-wrap justify-center gap-2">
        {task.labels.map((label) => (
          <LabelButton
            key={label.id}
            label={label}
            hotkey={keys.get(label.id) ?? null}
            isCompact={task.labels.length > 10}
            flash={null}
            isPressed={chosen.has(label.id)}
            onPress={() => setChosen((before) => flip(before, label.id))}
          />
        ))}
      </div>
      <Button look="primary" className="h-11!" onClick={answer}>
        {chosen.size === 0 ? 'None of these' : 'Answer'} <Keys keys="Enter" />
      </Button>
    </div>
  )
}

const always = () => true

function flip(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(chosen)
  if (!after.delete(id)) after.add(id)
  return after
}
