import { useId } from 'react'
import type { Task } from '../../../../shared/schema/task'
import { classes } from '../../../ui/classes'
import { labelName } from '../../../words/values'
import type { RuleDraft } from './draft'

export interface KnownSegment {
  readonly key: string
  readonly value: string
}

interface Props {
  readonly rule: RuleDraft
  readonly task: Task
  readonly segments: readonly KnownSegment[]
  /** What is wrong with this one; null where nothing is. */
  readonly fault: string | null
  /** Names the fault, for those who hear the field. */
  readonly faultId: string
  readonly onChange: (rule: RuleDraft) => void
}

const box = 'h-8 rounded-md border border-edge bg-surface px-2 text-dense'

/** What one condition needs to know. */
export function RuleFields({ rule, task, segments, fault, faultId, onChange }: Props) {
  const id = useId()
  const wrong = fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': faultId }
  const number = (label: string, field: 'from' | 'to' | 'below' | 'share') => (
    <input
      aria-label={label}
      inputMode="decimal"
      value={rule[field]}
      onChange={(event) => onChange({ ...rule, [field]: event.target.value })}
      className={classes(box, 'w-16 tabular-nums')}
      {...wrong}
    />
  )
  switch (rule.kind) {
    case 'confidence':
      return (
        <Line>
          from {number('Lowest confidence', 'from')} to {number('Highest confidence', 'to')}
        </Line>
      )
    case 'margin':
      return (
        <Line>
          less than {number('Less than this far apart', 'below')} apart, or by an unknown distance
        </Line>
      )
    case 'random':
      return <Line>{number('Share in percent', 'share')} % of the items</Line>
    case 'label':
      return (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1" {...wrong}>
          <legend className="sr-only">The model says one of these labels</legend>
          {task.labels.map((label) => (
            <label key={label.id} className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                checked={rule.labels.includes(label.id)}
                onChange={(event) =>
                  onChange({
                    ...rule,
                    labels: event.target.checked
                      ? [...rule.labels, label.id]
                      : rule.labels.filter((one) => one !== label.id),
                  })
                }
                className="size-4 accent-(--accent)"
              />
              {labelName(task, label.id)}
            </label>
          ))}
        </fieldset>
      )
    case 'segment':
      return (
        <div className="flex flex-wrap items-start gap-2">
          <input
            aria-label="Segment"
            placeholder="site"
            list={`${id}-keys`}
            value={rule.key}
            onChange={(event) => onChange({ ...rule, key: event.target.value })}
            className={classes(box, 'w-32')}
            {...wrong}
          />
          <datalist id={`${id}-keys`}>
            {[...new Set(segments.map(({ key }) => key))].map((key) => (
              <option key={key} value={key}>
                {key}
              </option>
            ))}
          </datalist>
          <span className="mt-1.5 text-muted">is one of</span>
          <textarea
            aria-label="Values, one a line"
            placeholder="one value a line"
            rows={Math.min(6, Math.max(1, rule.values.split('\n').length))}
            value={rule.values}
            onChange={(event) => onChange({ ...rule, values: event.target.value })}
            className="w-44 resize-y rounded-md border border-edge bg-surface px-2 py-1.5 text-dense"
            {...wrong}
          />
          <KnownValues rule={rule} segments={segments} onChange={onChange} />
        </div>
      )
  }
}

function Line({ children }: { readonly children: React.ReactNode }) {
  return <p className="flex flex-wrap items-center gap-2">{children}</p>
}

type ValuesProps = Pick<Props, 'rule' | 'segments' | 'onChange'>

/** The values that have been reviewed, to be pressed instead of typed. */
function KnownValues({ rule, segments, onChange }: ValuesProps) {
  const taken = new Set(rule.values.split('\n').map((one) => one.trim()))
  const known = segments.filter(({ key, value }) => key === rule.key.trim() && !taken.has(value))
  if (known.length === 0) return null
  return (
    <div className="flex w-full flex-wrap gap-1.5">
      {known.slice(0, 12).map(({ value }) => (
        <button
          key={value}
          type="button"
          aria-label={`Add ${value}`}
          onClick={() =>
            onChange({ ...rule, values: [...taken, value].filter((one) => one !== '').join('\n') })
          }
          className="min-h-6 rounded-full border border-line px-2 text-xs hover:bg-sunken"
        >
          + {value}
        </button>
      ))}
    </div>
  )
}
