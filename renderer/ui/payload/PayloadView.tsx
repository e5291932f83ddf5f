import { useRef, useState } from 'react'
import type { Payload, PayloadPart } from '../../../shared/schema/payload'
import { useCommand } from '../../keyboard/useCommand'
import { Segmented } from '../Segmented'
import { FindBar } from './find/FindBar'
import { FindContext } from './find/FindContext'
import { Part, Parts } from './Part'
import { partNames } from './partNames'
import type { Weights } from './TableView'

interface Props {
  readonly payload: Payload
  /** The item's id, for pictures without a title. */
  readonly name: string
  readonly weights?: Weights | null
}

/** What an item shows. A single picture fills its place; everything else scrolls in it. */
export function PayloadView({ payload, name, weights = null }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const [sought, setSought] = useState<string | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const parts: readonly PayloadPart[] = payload.kind === 'parts' ? payload.parts : [payload]
  const single = at === null ? (parts.length === 1 ? parts[0] : undefined) : parts[at]
  const hasMany = parts.length > 1
  const step = (by: number) => setAt(stepPart(at, by, parts.length))
  useCommand('find', () => {
    setSought(sought ?? '')
    root.current?.querySelector<HTMLElement>('[role=search] input')?.focus()
  })
  useCommand('partNext', () => step(1), hasMany)
  useCommand('partPrevious', () => step(-1), hasMany)

  return (
    <FindContext value={(sought ?? '').trim().toLowerCase()}>
      <div ref={root} className="relative flex min-h-0 flex-1 flex-col gap-2">
        {hasMany || sought !== null ? (
          <div data-no-find className="flex shrink-0 flex-wrap items-center justify-between gap-2">
            {hasMany ? (
              <Segmented
                label="Parts"
                value={String(at)}
                choices={[
                  { value: 'null', label: 'All', count: null },
                  ...partNames(parts).map((label, index) => ({
                    value: String(index),
                    label,
                    count: null,
                  })),
                ]}
                onChoose={(value) => setAt(value === 'null' ? null : Number(value))}
              />
            ) : (
              <span />
            )}
            {sought === null ? null : (
              <FindBar
                root={root}
                sought={sought}
                onSought={setSought}
                onClose={() => {
                  setSought(null)
                  root.current?.closest<HTMLElement>('[tabindex="-1"]')?.focus()
                }}
              />
            )}
          </div>
        ) : null}
        {single ? (
          <Part key={at} part={single} name={name} weights={weights} hasTitle={!hasMany} />
        ) : (
          <Parts parts={parts} name={name} weights={weights} />
        )}
      </div>
    </FindContext>
  )
}

/** All parts, then each alone, then all again. */
function stepPart(at: number | null, by: number, count: number): number | null {
  const next = ((at ?? -1) + 1 + by + count + 1) % (count + 1)
  return next === 0 ? null : next - 1
}
