import { useMemo } from 'react'
import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'
import type { Action } from '../../../keyboard/commands'
import { useExtraActions } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import { formatValue } from '../../../words/values'

interface Props {
  readonly question: string
  readonly task: Task
  readonly values: readonly Value[]
  readonly keys: ReadonlyMap<string, string>
  readonly onChoose: (value: Value) => void
  readonly onBack: () => void
}

/** Asks for the value that goes with a ruling: labels by their own keys, others by their number. */
export function ValueChoice({ question, task, values, keys, onChoose, onBack }: Props) {
  const choices = useMemo(
    () =>
      values.map((value, index) => ({
        value,
        words: formatValue(task, value),
        key: task.kind === 'label' ? keys.get(String(value)) : String(index + 1),
      })),
    [values, task, keys],
  )
  const actions = useMemo<readonly Action[]>(
    () => [
      ...choices.map(({ value, words, key }, index) => ({
        id: `right-${index}`,
        title: `Right: ${words}`,
        group: 'Answers',
        keys: key === undefined ? [] : [key],
        when: always,
        run: () => onChoose(value),
      })),
      {
        id: 'right-back',
        title: 'Back to the rulings',
        group: 'Answers',
        keys: ['Escape'],
        when: always,
        run: onBack,
      },
    ],
    [choices, onChoose, onBack],
  )
  useExtraActions(actions)
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-center gap-2">
      <span role="status" className="text-dense font-medium">
        {question}
      </span>
      <div
        role="group"
        aria-label={question}
        className="flex max-h-40 flex-wrap justify-center gap-2 overflow-y-auto p-0.5"
      >
        {choices.map(({ value, words, key }) => (
          <Button
            key={words}
            aria-keyshortcuts={key}
            title={words}
            className="max-w-72"
            onClick={() => onChoose(value)}
          >
            <span className="truncate">{words}</span>
            {key === undefined ? null : <Keys keys={key} />}
          </Button>
        ))}
      </div>
      <Button look="quiet" onClick={onBack}>
        Back <Keys keys="Escape" />
      </Button>
    </div>
  )
}

const always = () => true
