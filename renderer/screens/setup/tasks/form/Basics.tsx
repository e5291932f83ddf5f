import { Card } from '../../../../ui/Card'
import { Choice } from '../../../../ui/form/Choice'
import { Check } from '../../../../ui/form/Check'
import { Field } from '../../../../ui/form/Field'
import { inputClass } from '../../../../ui/form/inputClass'
import { NumberField } from '../../../../ui/form/NumberField'
import { criticalityWords, kindWords } from '../../../../words/setup/taskFields'
import type { FormProps } from './faults'

interface Props extends FormProps {
  readonly isNew: boolean
  /** Once answers were given, the kind stays. */
  readonly isKindFixed: boolean
}

const kinds = ['label', 'labels', 'number', 'text'] as const
const criticalities = ['low', 'medium', 'high'] as const

/** What the task is called, what kind of answer it wants, and what an error costs. */
export function Basics({ draft, change, faultAt, isNew, isKindFixed }: Props) {
  const { normalise } = draft
  return (
    <Card title="What is decided">
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 @2xl:grid-cols-2">
          <Field label="Name" hint="What people read. Without one they read the id.">
            {(ids) => (
              <input
                {...ids}
                autoFocus={isNew}
                autoComplete="off"
                maxLength={200}
                value={draft.name}
                onChange={(event) => change({ name: event.target.value })}
                className={inputClass}
              />
            )}
          </Field>
          <Field
            label="Id"
            error={faultAt('id')}
            hint={
              isNew
                ? 'What events call it, such as mail-sorting. It stays.'
                : 'What events call it. It stays as it is.'
            }
          >
            {(ids) => (
              <input
                {...ids}
                autoComplete="off"
                spellCheck={false}
                readOnly={!isNew}
                value={draft.id}
                onChange={(event) => change({ id: event.target.value })}
                className={inputClass}
              />
            )}
          </Field>
        </div>
        <Choice
          label="Answer"
          value={draft.kind}
          values={kinds}
          words={kindWords}
          error={faultAt('kind')}
          onChoose={(kind) => change({ kind })}
        />
        {isKindFixed ? (
          <p className="text-xs text-muted">
            Answers were given already, so their kind stays. Another kind is another task.
          </p>
        ) : null}
        {draft.kind === 'number' ? (
          <NumberField
            label="Tolerance"
            value={draft.tolerance}
            error={faultAt('tolerance')}
            hint="Numbers that are no further apart count as the same. 0 asks for the same number."
            onChange={(tolerance) => change({ tolerance })}
          />
        ) : null}
        {draft.kind === 'text' ? (
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-dense font-medium">Texts count as the same</legend>
            <Check
              label="In capitals or not"
              checked={normalise.ignoreCase}
              onChange={(ignoreCase) => change({ normalise: { ...normalise, ignoreCase } })}
            />
            <Check
              label="With other spaces and line ends"
              checked={normalise.ignoreSpace}
              onChange={(ignoreSpace) => change({ normalise: { ...normalise, ignoreSpace } })}
            />
          </fieldset>
        ) : null}
        <Choice
          label="Criticality"
          value={draft.criticality}
          values={criticalities}
          words={criticalityWords}
          onChoose={(criticality) => change({ criticality })}
        />
      </div>
    </Card>
  )
}
