import { exportFormats, exportRows } from '../../../shared/schema/export'
import { Card } from '../../ui/Card'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { formatWords, rowsWords, splitChoices } from '../../words/exports'
import { Check } from '../../ui/form/Check'
import { isByItem, withFormat, type Form } from './form'

interface Props {
  readonly form: Form
  readonly onChange: (form: Form) => void
}

/** In which form they go out. */
export function How({ form, onChange }: Props) {
  const { format, split } = form
  const shares = split?.join(',') ?? ''
  return (
    <Card title="In which form">
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <Segmented
            label="Format"
            value={format}
            choices={exportFormats.map((value) => ({
              value,
              label: formatWords[value].name,
              count: null,
            }))}
            onChoose={(next) => onChange(withFormat(form, next))}
          />
          <p className="min-h-10 text-dense text-pretty text-muted">{formatWords[format].what}</p>
        </div>
        {isByItem(format) ? (
          <p className="text-dense text-muted">
            One entry an item, with all that people and models said of it.
          </p>
        ) : (
          <div>
            <Segmented
              label="Rows"
              value={form.rows}
              choices={exportRows.map((value) => ({
                value,
                label: rowsWords[value],
                count: null,
              }))}
              onChoose={(rows) => onChange({ ...form, rows })}
            />
          </div>
        )}
        <div className="flex flex-col gap-1.5">
          <Select
            label="Split"
            value={shares}
            choices={splitChoices}
            onChoose={(value) =>
              onChange({ ...form, split: value === '' ? null : value.split(',').map(Number) })
            }
            className="w-fit max-w-full"
          />
          <p className="text-xs text-pretty text-muted">
            Each item is drawn by a hash of its id, so it stays in its part as the data grows.
          </p>
        </div>
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">Media and names</legend>
          <Check
            label="With pictures and documents"
            checked={form.media === 'copy'}
            onChange={(on) => onChange({ ...form, media: on ? 'copy' : 'leave-out' })}
          >
            Media files are copied beside the data.
          </Check>
          <Check
            label="People under other names"
            checked={form.names === 'replace'}
            onChange={(on) => onChange({ ...form, names: on ? 'replace' : 'keep' })}
          >
            The same one for a person in every export. Notes stay as they were written.
          </Check>
        </fieldset>
      </div>
    </Card>
  )
}
