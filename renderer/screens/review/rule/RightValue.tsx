import { useMemo } from 'react'
import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'
import { useExtraActions } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import { ManyLabels } from '../answer/ManyLabels'
import { ValueField } from '../answer/ValueField'

interface Props {
  readonly task: Task
  readonly keys: ReadonlyMap<string, string>
  readonly onAnswer: (value: Value) => void
  readonly onBack: () => void
}

/** Asks what is right where nobody said it, for tasks in which that is no single label. */
export function RightValue({ task, keys, onAnswer, onBack }: Props) {
  const actions = useMemo(
    () => [
      {
        id: 'right-back',
        title: 'Back to the rulings',
        group: 'Answers',
        keys: ['Escape'],
        when: () => true,
        run: onBack,
      },
    ],
    [onBack],
  )
  useExtraActions(actions)
  return (
    <div role="group" aria-label="What is right?" className="flex shrink-0 flex-col gap-1">
      <p className="flex items-center justify-center gap-2 text-dense font-medium">
        <span role="status">What is right?</span>
        <Button look="quiet" onClick={onBack}>
          Back <Keys keys="Escape" />
        </Button>
      </p>
      {task.kind === 'labels' ? (
        <ManyLabels task={task} keys={keys} onAnswer={onAnswer} />
      ) : (
        <ValueField
          task={task}
          kind={task.kind === 'number' ? 'number' : 'text'}
          onAnswer={onAnswer}
          onLeave={onBack}
        />
      )}
    </div>
  )
}
