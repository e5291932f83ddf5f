import { useState } from 'react'
import type { TaskSummary } from '../../../shared/contract/tasks'
import { stages } from '../../../shared/schema/deployment'
import { Card } from '../../ui/Card'
import { laneOrder, laneWords } from '../../words/review'
import { stageWords, versionName } from '../../words/stages'
import { Check } from '../../ui/form/Check'
import { DayField } from '../../ui/form/DayField'
import { toggle, type Form } from './form'

interface Props {
  readonly task: TaskSummary
  readonly form: Form
  readonly onChange: (form: Form) => void
}

/** Which items go out. */
export function Which({ task, form, onChange }: Props) {
  return (
    <Card title="Which items">
      <div className="flex flex-col gap-5">
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1.5 text-dense font-medium">Decided</legend>
          <DayField
            label="From"
            value={form.from}
            onChange={(from) => onChange({ ...form, from })}
          />
          <DayField label="To" value={form.to} onChange={(to) => onChange({ ...form, to })} />
        </fieldset>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-dense font-medium">Only</legend>
          <Check
            label="Disagreements"
            checked={form.onlyDisagreements}
            onChange={(onlyDisagreements) => onChange({ ...form, onlyDisagreements })}
          >
            The model and a person differ, or two people do.
          </Check>
          <Check
            label="Ground truth"
            checked={form.onlyGroundTruth}
            onChange={(onlyGroundTruth) => onChange({ ...form, onlyGroundTruth })}
          >
            An outcome or a ruling says what is right.
          </Check>
          <Check
            label="New since the last export"
            checked={form.onlyNew}
            onChange={(onlyNew) => onChange({ ...form, onlyNew })}
          >
            Goes on from the last export with the same format, rows and filters.
          </Check>
        </fieldset>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-dense font-medium">Also</legend>
          <Check
            label="What the model decided alone"
            checked={form.automatic}
            onChange={(automatic) => onChange({ ...form, automatic })}
          >
            Its rows say that the value is the model’s. A model that learns from them learns from
            itself.
          </Check>
          <Check
            label="What nobody has decided yet"
            checked={form.undecided}
            onChange={(undecided) => onChange({ ...form, undecided })}
          >
            Without a value.
          </Check>
        </fieldset>
        <Narrowing task={task} form={form} onChange={onChange} />
      </div>
    </Card>
  )
}

/** What is seldom asked for; with nothing chosen in a group, nothing is left out. */
function Narrowing({ task, form, onChange }: Props) {
  const count = form.stages.length + form.versions.length + form.lanes.length
  const [isOpen, setIsOpen] = useState(count > 0)
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-sm text-dense font-medium text-accent">
        Stages, versions and lanes
      </summary>
      <div className="mt-3 grid gap-5 @2xl:grid-cols-3">
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-dense font-medium">Routed at stage</legend>
          {stages.map((stage) => (
            <Check
              key={stage}
              label={stageWords[stage].name}
              checked={form.stages.includes(stage)}
              onChange={() => onChange({ ...form, stages: toggle(form.stages, stage, stages) })}
            />
          ))}
        </fieldset>
        <Versions task={task} form={form} onChange={onChange} />
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-dense font-medium">Decided in lane</legend>
          {laneOrder.map((lane) => (
            <Check
              key={lane}
              label={laneWords[lane].name}
              checked={form.lanes.includes(lane)}
              onChange={() => onChange({ ...form, lanes: toggle(form.lanes, lane, laneOrder) })}
            />
          ))}
        </fieldset>
      </div>
    </details>
  )
}

function Versions({ task, form, onChange }: Props) {
  const isChosen = (name: string) => form.versions.some((one) => versionName(one) === name)
  return (
    <fieldset className="flex max-h-60 min-w-0 flex-col overflow-y-auto">
      <legend className="mb-1 text-dense font-medium">Predicted by</legend>
      {task.versions.length === 0 ? (
        <p className="text-xs text-muted">No version has predicted anything yet.</p>
      ) : null}
      {task.versions.map(({ model, version }) => {
        const name = versionName({ model, version })
        return (
          <Check
            key={name}
            label={name}
            checked={isChosen(name)}
            onChange={(on) =>
              onChange({
                ...form,
                versions: on
                  ? [...form.versions, { model, version }]
                  : form.versions.filter((one) => versionName(one) !== name),
              })
            }
          />
        )
      })}
    </fieldset>
  )
}
