import { ArrowLeft } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { TaskSummary } from '../../../../shared/contract/tasks'
import { useCommand } from '../../../keyboard/useCommand'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import { Notice } from '../../../ui/Notice'
import { formatCounted } from '../../../words/numbers'
import { isGrave } from '../../../words/setup/taskChange'
import { Asking } from '../Asking'
import { Basics } from './form/Basics'
import { faultsOf, hasLabels, type Draft } from './draft'
import { Effects } from './Effects'
import { createFaultReader } from './form/faults'
import { Guideline } from './form/Guideline'
import { JsonSide } from './JsonSide'
import { Labels } from './form/Labels'
import { PolicyFields } from './form/PolicyFields'
import { ReviewFields } from './form/ReviewFields'
import { changeOf, isDirty, type Editing } from './session'
import type { TaskDesk } from './store'
import { useKeysWithin } from './useKeysWithin'

interface Props {
  readonly desk: TaskDesk
  readonly editing: Editing
  readonly tasks: readonly TaskSummary[]
  readonly mayEdit: boolean
  readonly onClose: () => void
}

/** The whole of a definition as a form, with what saving it would do beside it. */
export function Editor({ desk, editing, tasks, mayEdit, onClose }: Props) {
  const { draft, before, use, isSaving, failure } = editing
  const [asks, setAsks] = useState<'save' | 'leave' | null>(null)
  const [showsMissing, setShowsMissing] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const wrong = useMemo(() => faultsOf(draft), [draft])
  const faults = withTakenId(wrong, editing, tasks)
  const faultAt = createFaultReader(faults, showsMissing || before !== null)
  const change = useMemo(() => changeOf(editing), [editing])
  // Of a thousand labels it is long, and nobody reads it while they type.
  const shownDraft = useDeferredValue(draft)
  const set = (parts: Partial<Draft>) => {
    if (mayEdit) desk.change({ ...draft, ...parts })
  }
  const editLabels = useCallback(
    (edit: (labels: Draft['labels']) => Draft['labels']) => {
      const now = desk.store.getState().editing?.draft
      if (mayEdit && now) desk.change({ ...now, labels: edit(now.labels) })
    },
    [desk, mayEdit],
  )
  const shared = { draft, change: set, faultAt }
  const labelName = (id: string) =>
    [...(before?.labels ?? []), ...draft.labels].find((label) => label.id === id)?.name || id

  function save() {
    if (!mayEdit || isSaving || change?.kind === 'none') return
    if (faults.size > 0) {
      setShowsMissing(true)
      // Once the faults are on screen.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      )
      return
    }
    if (change?.refusal) return
    if (change?.effects.some(isGrave)) setAsks('save')
    else void desk.save()
  }
  const leave = () => (mayEdit && isDirty(editing) ? setAsks('leave') : onClose())
  useCommand('saveTask', save, mayEdit)

  useKeysWithin(form, (event) => {
    const isMod = event.ctrlKey || event.metaKey
    const saves = isMod && (event.key === 'Enter' || event.key.toLowerCase() === 's')
    if (saves) save()
    else if (event.key === 'Escape') leave()
    else return false
    return true
  })

  return (
    <div ref={form} className="flex w-full flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button look="quiet" onClick={leave} autoFocus={before !== null}>
          <ArrowLeft aria-hidden size={16} /> All tasks
        </Button>
        <h2 className="min-w-0 truncate text-base font-semibold">
          {before === null ? 'New task' : (before.name ?? before.id)}
        </h2>
        {mayEdit ? null : <p className="text-dense text-muted">Only a lead changes a task.</p>}
      </div>
      {failure === null ? null : (
        <div role="alert">
          <Notice tone="bad" action={failure.isStale ? again() : undefined}>
            {failure.message}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-4 @5xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
          <legend className="sr-only">Definition</legend>
          <Basics
            {...shared}
            isNew={before === null}
            isKindFixed={before !== null && use?.use?.isUsed === true}
          />
          {hasLabels(draft) ? <Labels draft={draft} faultAt={faultAt} edit={editLabels} /> : null}
          <Guideline {...shared} />
          <ReviewFields {...shared} />
          <PolicyFields {...shared} />
        </fieldset>
        <JsonSide
          draft={shownDraft}
          fixedId={before?.id ?? null}
          mayEdit={mayEdit}
          onReplace={desk.change}
        />
      </div>
      {mayEdit ? (
        <section
          aria-label="What saving does"
          className="sticky -bottom-4 z-10 -mx-4 -mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line bg-surface px-4 py-3 @5xl:-bottom-6 @5xl:-mx-6 @5xl:-mb-6 @5xl:px-6 short:static"
        >
          <div aria-live="polite" className="max-h-28 min-w-0 flex-1 basis-80 overflow-y-auto">
            {faults.size > 0 ? (
              <p className="text-dense text-muted">
                {formatCounted(faults.size, 'field')} {faults.size === 1 ? 'is' : 'are'} not right
                yet.
              </p>
            ) : change === null ? (
              <p className="text-dense text-muted">Looking at what hangs on it…</p>
            ) : (
              <Effects change={change} labelName={labelName} />
            )}
          </div>
          <span className="flex gap-2">
            <Button onClick={leave}>Cancel</Button>
            <Button
              look="primary"
              onClick={save}
              disabled={isSaving || change?.kind === 'none' || Boolean(change?.refusal)}
            >
              {isSaving ? 'Saving…' : before === null ? 'Create task' : 'Save changes'}
              <Keys keys="Mod+S" />
            </Button>
          </span>
        </section>
      ) : null}
      {asks === 'save' && change ? (
        <Asking
          title={`Save ${before?.name ?? draft.id}?`}
          button="Save changes"
          onClose={() => setAsks(null)}
          onDo={() => {
            setAsks(null)
            void desk.save()
          }}
        >
          <Effects change={change} labelName={labelName} />
        </Asking>
      ) : null}
      {asks === 'leave' ? (
        <Asking
          title="Leave without saving?"
          button="Leave"
          onClose={() => setAsks(null)}
          onDo={onClose}
        >
          <p className="text-dense">What you changed here would be lost.</p>
        </Asking>
      ) : null}
    </div>
  )

  function again() {
    const now = tasks.find(({ task }) => task.id === draft.id)
    return now ? <Button onClick={() => desk.openTask(now)}>Look again</Button> : undefined
  }
}

/** A new task must not take the id of another: said while it is typed, refused when it is saved. */
function withTakenId(
  faults: ReadonlyMap<string, string>,
  { before, draft }: Editing,
  tasks: readonly TaskSummary[],
): ReadonlyMap<string, string> {
  const isTaken = before === null && tasks.some(({ task }) => task.id === draft.id.trim())
  return isTaken ? new Map([...faults, ['id', 'is taken by another task']]) : faults
}
