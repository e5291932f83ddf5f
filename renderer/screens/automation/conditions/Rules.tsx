import { Plus, X } from 'lucide-react'
import { useId, useRef, type ReactNode } from 'react'
import type { Task } from '../../../../shared/schema/task'
import { Button } from '../../../ui/Button'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { joinNames, ruleNames } from '../../../words/conditions'
import {
  addRule,
  changeRule,
  deepestGroup,
  removeRule,
  ruleKinds,
  type DraftFault,
  type GroupDraft,
  type RuleDraft,
} from './draft'
import { RuleFields, type KnownSegment } from './RuleFields'

interface Shared {
  readonly task: Task
  readonly segments: readonly KnownSegment[]
  readonly fault: DraftFault | null
}

interface Props extends Shared {
  readonly draft: GroupDraft
  readonly onChange: (draft: GroupDraft) => void
}

/** Conditions combined with and and or. */
export function Rules({ draft, onChange, ...shared }: Props) {
  return (
    <Group
      {...shared}
      group={draft}
      depth={1}
      name="Conditions"
      onChange={(id, change) => onChange(changeRule(draft, id, change))}
      onAdd={(into, what) => onChange(addRule(draft, into, what))}
      onRemove={(id) => onChange(removeRule(draft, id))}
    />
  )
}

interface Acts {
  readonly onChange: (
    id: number,
    change: (one: RuleDraft | GroupDraft) => RuleDraft | GroupDraft,
  ) => void
  readonly onAdd: (into: number, what: 'rule' | 'group') => void
  readonly onRemove: (id: number) => void
}

interface GroupProps extends Shared, Acts {
  readonly group: GroupDraft
  /** 1 for the outermost. */
  readonly depth: number
  readonly name: string
}

function Group({ group, depth, name, ...rest }: GroupProps) {
  const { fault, onChange, onAdd, onRemove } = rest
  const box = useRef<HTMLDivElement>(null)
  const faultId = useId()
  const isWrong = fault?.id === group.id
  /** The keyboard goes on at what has just been added, or at the button that adds. */
  const focusAfter = (find: (parts: HTMLElement[]) => HTMLElement | null | undefined) =>
    requestAnimationFrame(() => {
      const parts = [...(box.current?.querySelectorAll<HTMLElement>(':scope > ul > li') ?? [])]
      find(parts)?.focus()
    })
  const add = (what: 'rule' | 'group') => {
    onAdd(group.id, what)
    focusAfter((parts) => parts.at(-1)?.querySelector<HTMLElement>('[role=combobox]'))
  }
  const remove = (id: number) => {
    onRemove(id)
    focusAfter(() => box.current?.querySelector<HTMLElement>(':scope > div > button'))
  }
  return (
    <div
      ref={box}
      role="group"
      aria-label={name}
      aria-describedby={isWrong ? faultId : undefined}
      className="flex flex-col gap-2 text-dense"
    >
      {group.of.length > 1 ? (
        <div>
          <Segmented
            label={`${name}: how they are combined`}
            value={group.join}
            choices={(['any', 'all'] as const).map((value) => ({
              value,
              label: joinNames[value],
              count: null,
            }))}
            onChoose={(join) =>
              onChange(group.id, (one) => (one.kind === 'group' ? { ...one, join } : one))
            }
          />
        </div>
      ) : null}
      <ul className="flex flex-col gap-2 empty:hidden">
        {group.of.map((one, index) => {
          const place = `${name} ${index + 1}`
          return (
            <li key={one.id} className="rounded-md border border-line bg-surface p-2.5">
              {one.kind === 'group' ? (
                <Removable name={`group ${place}`} onRemove={() => remove(one.id)}>
                  <Group {...rest} group={one} depth={depth + 1} name={place} />
                </Removable>
              ) : (
                <Removable name={`condition ${place}`} onRemove={() => remove(one.id)}>
                  <Rule {...rest} rule={one} name={place} />
                </Removable>
              )}
            </li>
          )
        })}
      </ul>
      {isWrong ? (
        <p id={faultId} className="text-xs text-bad">
          {fault.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => add('rule')}>
          <Plus aria-hidden size={14} /> Add condition
        </Button>
        {depth < deepestGroup ? (
          <Button look="quiet" onClick={() => add('group')}>
            <Plus aria-hidden size={14} /> Add group
          </Button>
        ) : null}
      </div>
    </div>
  )
}

interface RuleProps extends Shared, Pick<Acts, 'onChange'> {
  readonly rule: RuleDraft
  readonly name: string
}

function Rule({ rule, name, task, segments, fault, onChange }: RuleProps) {
  const faultId = useId()
  const message = fault?.id === rule.id ? fault.message : null
  const change = (next: RuleDraft) => onChange(rule.id, () => next)
  const offered = ruleKinds.filter((kind) => kind !== 'label' || task.kind === 'label')
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={`${name}: what it looks at`}
        value={rule.kind}
        choices={offered.map((kind) => ({ value: kind, label: ruleNames[kind] }))}
        onChoose={(value) => {
          const kind = offered.find((one) => one === value)
          if (kind) change({ ...rule, kind })
        }}
        className="w-40"
      />
      <RuleFields
        rule={rule}
        task={task}
        segments={segments}
        fault={message}
        faultId={faultId}
        onChange={change}
      />
      {message === null ? null : (
        <p id={faultId} className="text-xs text-bad">
          {message}
        </p>
      )}
    </div>
  )
}

interface RemovableProps {
  readonly name: string
  readonly onRemove: () => void
  readonly children: ReactNode
}

function Removable({ name, onRemove, children }: RemovableProps) {
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">{children}</div>
      <button
        type="button"
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={onRemove}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-fg"
      >
        <X aria-hidden size={15} />
      </button>
    </div>
  )
}
