import { Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { assignHotkeys } from '../../../../../shared/review/hotkeys'
import { Button } from '../../../../ui/Button'
import { Card } from '../../../../ui/Card'
import { formatCount } from '../../../../words/numbers'
import { emptyLabel, moveLabel, nextKey, type DraftLabel } from '../draft'
import type { FormProps } from './faults'
import { LabelRow } from './LabelRow'

/** The labels, in the order in which people see them. */
export function Labels({ draft, change, faultAt }: FormProps) {
  const { labels } = draft
  const list = useRef<HTMLOListElement>(null)
  const [focus, setFocus] = useState<{ readonly row: number; readonly field: string } | null>(null)
  const hotkeys = useMemo(
    () =>
      assignHotkeys(
        labels.map(({ key, hotkey }) =>
          hotkey === '' ? { id: `${key}` } : { id: `${key}`, hotkey },
        ),
      ),
    [labels],
  )
  useEffect(() => {
    if (focus === null) return
    const row = list.current?.querySelectorAll('li')[focus.row]
    row?.querySelector<HTMLElement>(`[data-field=${focus.field}]`)?.focus()
  }, [focus])

  const edit = (key: number, parts: Partial<DraftLabel>) =>
    change({ labels: labels.map((label) => (label.key === key ? { ...label, ...parts } : label)) })
  function add() {
    change({ labels: [...labels, emptyLabel(nextKey(labels))] })
    setFocus({ row: labels.length, field: 'id' })
  }
  function remove(key: number) {
    const at = labels.findIndex((label) => label.key === key)
    change({ labels: labels.toSpliced(at, 1) })
    setFocus({ row: Math.max(0, Math.min(at, labels.length - 2)), field: 'id' })
  }
  function move(key: number, step: -1 | 1, field: string) {
    const moved = moveLabel(labels, key, step)
    change({ labels: moved })
    setFocus({ row: moved.findIndex((label) => label.key === key), field })
  }

  const fault = faultAt('labels')
  return (
    <Card
      title={`Labels: ${formatCount(labels.length)}`}
      aside={
        <Button onClick={add}>
          <Plus aria-hidden size={16} /> Add label
        </Button>
      }
    >
      {fault === null ? null : <p className="mb-2 text-xs text-bad">Labels: {fault}.</p>}
      <p className="mb-2 text-xs text-pretty text-muted">
        The id is what events say. A label without a key gets the next free one. Alt + ↑ and Alt + ↓
        move a label, Enter in the last one adds another.
      </p>
      <ol ref={list} aria-label="Labels" className="flex flex-col">
        {labels.map((label, index) => (
          <LabelRow
            key={label.key}
            label={label}
            number={index + 1}
            isFirst={index === 0}
            isLast={index === labels.length - 1}
            freeKey={hotkeys.get(`${label.key}`) ?? null}
            faultAt={(field) => faultAt(`labels[${index}].${field}`)}
            onChange={(parts) => edit(label.key, parts)}
            onMove={(step, field) => move(label.key, step, field)}
            onRemove={() => remove(label.key)}
            onAdd={add}
          />
        ))}
      </ol>
    </Card>
  )
}
