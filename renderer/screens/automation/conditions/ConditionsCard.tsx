import type { AutomationState } from '../../../../shared/contract/automation'
import type { Person } from '../../../../shared/contract/workspace'
import { mayActAs } from '../../../../shared/roles'
import { isGroup, type ReviewCondition } from '../../../../shared/schema/conditions'
import type { Task } from '../../../../shared/schema/task'
import { useCommand } from '../../../keyboard/useCommand'
import { ActButton } from '../../../ui/ActButton'
import { Card } from '../../../ui/Card'
import { joinNames, leafWords } from '../../../words/conditions'
import { labelName } from '../../../words/values'
import type { Automation } from '../store'

interface Props {
  readonly automation: Automation
  readonly state: AutomationState
  readonly task: Task
  readonly person: Person
}

/** What goes to people although the model could decide it. */
export function ConditionsCard({ automation, state, task, person }: Props) {
  const { conditions } = task.review
  const off = mayActAs(person.role, 'lead') ? null : 'Only a lead changes what a model may do.'
  const edit = () => automation.openForm({ kind: 'conditions' })
  useCommand('conditions', edit, off === null)
  const { stage } = state.deployment
  const isInUse = stage === 'partial' || stage === 'full'
  return (
    <Card
      title="Review conditions"
      aside={
        <ActButton off={off} onPress={edit}>
          {conditions === null ? 'Add…' : 'Edit…'}
        </ActButton>
      }
    >
      <div className="flex flex-col gap-2 text-dense">
        {conditions === null ? (
          <p className="text-pretty text-muted">
            None. Whatever reaches the threshold is decided by the model. Conditions send some of it
            to people all the same: certain labels, segments, close calls, or a random share.
          </p>
        ) : (
          <>
            <p className="text-muted">Goes to people, however sure the model is, where</p>
            <ConditionList condition={conditions} task={task} />
          </>
        )}
        {conditions === null || isInUse ? null : (
          <p className="text-xs text-pretty text-muted">
            It counts from partial on: at {stage} people decide every item.
          </p>
        )}
      </div>
    </Card>
  )
}

interface ListProps {
  readonly condition: ReviewCondition
  readonly task: Task
}

function ConditionList({ condition, task }: ListProps) {
  if (!isGroup(condition))
    return <p className="font-medium">{leafWords(condition, (label) => labelName(task, label))}</p>
  return (
    <div>
      <p className="text-xs text-muted">{joinNames[condition.kind]}</p>
      <ul className="mt-0.5 flex flex-col gap-1 border-l-2 border-line pl-3">
        {condition.of.map((inner) => (
          <li key={JSON.stringify(inner)}>
            <ConditionList condition={inner} task={task} />
          </li>
        ))}
      </ul>
    </div>
  )
}
