import { Card } from '../../../../ui/Card'
import { Field } from '../../../../ui/form/Field'
import { Markdown } from '../../../../ui/Markdown'
import type { FormProps } from './faults'

/** What people go by, as it is written and as they will read it. */
export function Guideline({ draft, change, faultAt }: FormProps) {
  return (
    <Card title="Guideline">
      <div className="grid gap-4 @3xl:grid-cols-2">
        <Field
          label="Text"
          error={faultAt('guideline')}
          hint="Markdown: # for a heading, - for a list, **bold**."
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={10}
              value={draft.guideline}
              onChange={(event) => change({ guideline: event.target.value })}
              className="min-h-40 resize-y rounded-md border border-edge bg-surface px-3 py-2 font-mono text-xs disabled:border-line disabled:bg-sunken"
            />
          )}
        </Field>
        <section aria-label="As people read it" className="flex min-w-0 flex-col gap-1">
          <p aria-hidden className="text-dense font-medium">
            As people read it
          </p>
          <div
            role="group"
            aria-label="Preview of the guideline"
            tabIndex={0}
            className="max-h-80 min-h-40 overflow-y-auto rounded-md border border-line px-3 py-2"
          >
            {draft.guideline.trim() === '' ? (
              <p className="text-dense text-muted">There is no guideline yet.</p>
            ) : (
              <Markdown text={draft.guideline} />
            )}
          </div>
        </section>
      </div>
    </Card>
  )
}
