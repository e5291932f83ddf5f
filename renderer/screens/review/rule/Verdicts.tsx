import { useState } from 'react'
import type { Value } from '../../../../shared/schema/event'
import type { RulingKind } from '../../../../shared/schema/ruling'
import type { Task } from '../../../../shared/schema/task'
import type { CommandId } from '../../../keyboard/commands'
import { useCommand } from '../../../keyboard/useCommand'
import { ActButton } from '../../../ui/ActButton'
import { Keys } from '../../../ui/Keys'
import { rulingWords } from '../../../words/review'
import type { Choices } from './choices'
import { RightValue } from './RightValue'
import { ValueChoice } from './ValueChoice'

interface Props {
  readonly task: Task
  readonly choices: Choices
  readonly keys: ReadonlyMap<string, string>
  readonly onRule: (kind: RulingKind, value: Value | null) => void
}

type Asking = 'human-right' | 'both-wrong'

/** The four rulings, each with its key; where a value is to be said too, the labels come in their place. */
export function Verdicts({ task, choices, keys, onRule }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { canRule, hasModel, human, wrong } = choices
  const undecided = canRule ? null : 'Nobody has decided this item yet.'
  const noModel = hasModel ? null : 'No model has said anything of this item.'
  const noOther =
    wrong === null || wrong.length > 0 ? null : 'Every label of the task was said by somebody.'

  const humanRight = () => {
    if (human.length > 1) setAsking('human-right')
    else onRule('human-right', null)
  }
  const verdicts = [
    {
      kind: 'model-right',
      command: 'ruleModel',
      keys: 'm',
      off: undecided ?? noModel,
      run: () => onRule('model-right', null),
    },
    { kind: 'human-right', command: 'ruleHuman', keys: 'h', off: undecided, run: humanRight },
    {
      kind: 'both-wrong',
      command: 'ruleWrong',
      keys: 'w',
      off: undecided ?? noOther,
      run: () => setAsking('both-wrong'),
    },
    {
      kind: 'ambiguous',
      command: 'ruleAmbiguous',
      keys: 'a',
      off: undecided,
      run: () => onRule('ambiguous', null),
    },
  ] as const satisfies readonly {
    kind: RulingKind
    command: CommandId
    keys: string
    off: string | null
    run: () => void
  }[]
  useCommand('ruleModel', verdicts[0].run, asking === null && verdicts[0].off === null)
  useCommand('ruleHuman', verdicts[1].run, asking === null && verdicts[1].off === null)
  useCommand('ruleWrong', verdicts[2].run, asking === null && verdicts[2].off === null)
  useCommand('ruleAmbiguous', verdicts[3].run, asking === null && verdicts[3].off === null)

  if (asking === 'both-wrong' && wrong === null)
    return (
      <RightValue
        task={task}
        keys={keys}
        onAnswer={(value) => onRule(asking, value)}
        onBack={() => setAsking(null)}
      />
    )
  if (asking)
    return (
      <ValueChoice
        question={asking === 'both-wrong' ? 'What is right?' : 'Which of the people is right?'}
        task={task}
        values={asking === 'both-wrong' ? (wrong ?? []) : human}
        keys={keys}
        onChoose={(value) => onRule(asking, value)}
        onBack={() => setAsking(null)}
      />
    )
  return (
    <div
      role="group"
      aria-label="Ruling"
      className="flex shrink-0 flex-wrap justify-center gap-2 @max-4xl:gap-1"
    >
      {verdicts.map(({ kind, off, run, keys: key }) => (
        <ActButton key={kind} off={off} onPress={run}>
          {rulingWords[kind]} <Keys keys={key} />
        </ActButton>
      ))}
    </div>
  )
}
