import { createHash } from 'node:crypto'
import type { EventLine, ImportContext } from '../../shared/imports/context'
import { mappingOf } from '../../shared/imports/mapRow'
import { parseEvent } from '../../shared/ingest/parseEvent'
import type { ImportFormat } from '../../shared/schema/import'

const context: ImportContext = {
  task: 'animals',
  map: {},
  model: null,
  version: null,
  decider: null,
  labels: ['cat', 'dog', 'owl'],
  kind: 'label',
  at: '2026-01-01T00:00:00.000Z',
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
}

/** What a row of another tool becomes: events that pass the door, or why it makes none. */
export function mapRow(
  format: ImportFormat,
  row: unknown,
  facts: Partial<ImportContext> = {},
): readonly EventLine[] | string {
  const mapped = mappingOf(format)(row, { ...context, ...facts })
  return mapped.ok ? mapped.value : mapped.error
}

/** The events of a row, each of which must be right by itself. */
export function mustMap(...asked: Parameters<typeof mapRow>): readonly EventLine[] {
  const events = mapRow(...asked)
  if (typeof events === 'string') throw new Error(events)
  for (const event of events) {
    const parsed = parseEvent(JSON.stringify(event))
    if (parsed.kind === 'rejected') throw new Error(JSON.stringify(parsed.rejection))
  }
  return events
}
