import { Plus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { assignHotkeys } from '../../../../../shared/review/hotkeys'
import { Button } from '../../../../ui/Button'
import { Card } from '../../../../ui/Card'
import { formatCount } from '../../../../words/numbers'
import { emptyLabel, moveLabel, nextKey, type DraftLabel } from '../draft'
import type { FormProps } from './faults'
import { labelFields, LabelRow } from './LabelRow'

interface Props extends Pick<FormProps, 'draft' | 'faultAt'> {
  /** Stays the same function, so that of a thousand rows only those that change are drawn anew. */
  readonly edit: (change: (labels: readonly DraftLabel[]) => readonly DraftLabel[]) => void
}

/** The labels, in the order in which people see them. */
export function Labels({ draft, faultAt, edit }: Props) {
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
    const rows = [...(list.current?.querySelectorAll('li') ?? [])]
    const row = rows.at(Math.min(focus.row, rows.length - 1))
    row?.querySelector<HTMLElement>(`[data-field=${focus.field}]`)?.focus()
  }, [focus])

  const onChange = useCallback(
    (key: number, parts: Partial<DraftLabel>) =>
      edit((now) => now.map((label) => (label.key === key ? { ...label, ...parts } : label))),
    [edit],
  )
  const onAdd = useCallback(() => {
    edit((now) => [...now, emptyLabel(nextKey(now))])
    setFocus({ row: -1, field: 'id' })
  }, [edit])
  const onRemove = useCallback(
    (key: number, row: number) => {
      edit((now) => now.filter((label) => label.key !== key))
      setFocus({ row: Math.max(0, row - 1), field: 'id' })
    },
    [edit],
  )
  const onMove = useCallback(
    (key: number, row: number, step: -1 | 1, field: string) => {
      edit((now) => moveLabel(now, key, step))
      setFocus({ row: Math.max(0, row + step), field })
    },
    [edit],
  )

  const fault = faultAt('labels')
  return (
    <Card
      title={`Labels: ${formatCount(labels.length)}`}
      aside={
        <Button onClick={onAdd}>
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
            row={index}
            isFirst={index === 0}
            isLast={index === labels.length - 1}
            freeKey={hotkeys.get(`${label.key}`) ?? null}
            faults={faultsOfRow(faultAt, index)}
            onChange={onChange}
            onMove={onMove}
            onRemove={onRemove}
            onAdd={onAdd}
          />
        ))}
      </ol>
    </Card>
  )
}

/** As one text, which is the same as long as nothing else is wrong. */
function faultsOfRow(faultAt: FormProps['faultAt'], row: number): string {
  const faults = labelFields.flatMap((field) => {
    const fault = faultAt(`labels[${row}].${field}`)
    return fault === null ? [] : [`${field}: ${fault}`]
  })
  return faults.join('\n')
}
