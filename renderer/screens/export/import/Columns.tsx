import { useId } from 'react'
import type { ImportPreview } from '../../../../shared/contract/imports'
import { Card } from '../../../ui/Card'
import { Select } from '../../../ui/Select'
import { importFields } from '../../../words/imports'
import { isOwn, isTable, mapField, type Choices } from './session'

interface Props {
  readonly preview: ImportPreview
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

/** Which column is what, and what stands for what the file does not say. */
export function Columns({ preview, choices, onChange }: Props) {
  const { map, columns } = preview
  const chooseColumn = (field: string, column: string) =>
    onChange({ ...choices, map: mapField(map, field, column) })
  const none = { value: '', label: 'Not in the file' }
  const named = columns.map((column) => ({ value: column, label: column }))
  return (
    <Card title="How it is read">
      <div className="flex flex-col gap-4">
        {isOwn(preview) ? (
          <p className="text-dense text-muted">
            An export of Understudy: its columns say what they are.
          </p>
        ) : isTable(preview.format) ? (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1.5 text-dense text-pretty text-muted">
              Columns that mean nothing else are shown to people as a table.
            </legend>
            {importFields.map(({ field, label }) => (
              <div key={field} className="grid grid-cols-2 items-center gap-3">
                <span aria-hidden className="text-dense">
                  {label}
                </span>
                <Select
                  label={label}
                  value={map[field] ?? (columns.includes(field) ? field : '')}
                  choices={columns.includes(field) ? named : [none, ...named]}
                  onChoose={(column) => chooseColumn(field, column)}
                />
              </div>
            ))}
          </fieldset>
        ) : preview.format === 'a2i' ? (
          <>
            <TextField
              label="Where the answer stands"
              hint="A path in an answer’s content, such as category.label. Empty takes its only text."
              value={map['value'] ?? ''}
              onChange={(path) => chooseColumn('value', path)}
            />
            <TextField
              label="Where the text stands"
              hint="A path in the output, such as inputContent.text. Empty shows all of the input."
              value={map['text'] ?? ''}
              onChange={(path) => chooseColumn('text', path)}
            />
          </>
        ) : null}
        <fieldset className="grid gap-3 @xl:grid-cols-3">
          <legend className="mb-1.5 text-dense font-medium">Where the file does not say</legend>
          <TextField
            label="Model"
            value={choices.model}
            onChange={(model) => onChange({ ...choices, model })}
          />
          <TextField
            label="Version"
            value={choices.version}
            onChange={(version) => onChange({ ...choices, version })}
          />
          <TextField
            label="Person"
            value={choices.decider}
            onChange={(decider) => onChange({ ...choices, decider })}
          />
        </fieldset>
      </div>
    </Card>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (text: string) => void
}

function TextField({ label, hint, value, onChange }: TextFieldProps) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 min-w-0 rounded-md border border-line bg-surface px-2.5 text-dense shadow-raised focus-visible:border-edge"
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-xs text-pretty text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
