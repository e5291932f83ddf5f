import { useId, useMemo, useState } from 'react'
import { isTimeZone } from '../../../../shared/schema/timeZone'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Field } from '../../../ui/form/Field'
import { inputClass } from '../../../ui/form/inputClass'
import { Notice } from '../../../ui/Notice'
import { createTimeWords } from '../../../words/times'
import type { Session } from './store'

interface Props {
  readonly work: Session['zone']
  readonly timeZone: string
  readonly now: number
  readonly mayEdit: boolean
  readonly onChange: (zone: string) => void
}

/** Where the workspace's days begin. */
export function TimeZoneCard({ work, timeZone, now, mayEdit, onChange }: Props) {
  const [typed, setTyped] = useState(timeZone)
  const list = useId()
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], [])
  const zone = typed.trim()
  const isKnown = isTimeZone(zone)
  const isOther = isKnown && zone !== timeZone
  return (
    <Card title="Days">
      <form
        className="flex flex-1 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (isOther) onChange(zone)
        }}
      >
        <p className="text-dense text-pretty text-muted">
          Days begin at midnight in this time zone: in reports by day, in filters and exports, and
          for what was decided today.
        </p>
        <Field
          label="Time zone"
          error={isKnown ? null : 'Choose one of the list, such as Europe/Berlin.'}
          hint={isKnown ? `There it is now ${createTimeWords(zone).instant(now)}.` : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              list={list}
              autoComplete="off"
              spellCheck={false}
              readOnly={!mayEdit}
              value={typed}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setTyped(event.target.value)}
              className={`${inputClass} max-w-72`}
            />
          )}
        </Field>
        <datalist id={list}>
          {zones.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
        <div aria-live="polite" className="empty:hidden">
          {isOther && work.kind !== 'running' ? (
            <Notice tone="warn">
              All figures by day are counted anew, which takes some seconds in a large workspace.
              What was decided stays as it is; some of it moves to the day before or after.
            </Notice>
          ) : null}
          {work.kind === 'running' ? <p className="text-dense">Counting days anew…</p> : null}
          {work.kind === 'done' && !isOther ? (
            <Notice tone="plain">Days are counted in {work.done}.</Notice>
          ) : null}
        </div>
        {work.kind === 'failed' ? (
          <div role="alert">
            <Notice tone="bad">{work.message}</Notice>
          </div>
        ) : null}
        {mayEdit ? (
          <Button
            type="submit"
            disabled={!isOther || work.kind === 'running'}
            className="mt-auto w-fit"
          >
            Count days there
          </Button>
        ) : (
          <p className="text-dense">A lead changes it.</p>
        )}
      </form>
    </Card>
  )
}
