import type { TimelineEntry } from '../../shared/contract/automation'
import { deploymentSchema, type Deployment } from '../../shared/schema/deployment'
import { formatStrategy } from './deployment'
import { setTable } from './table'

/** Changes in the order given: when, who, what, and why. */
export function formatTimeline(entries: readonly TimelineEntry[]): readonly string[] {
  return setTable(
    ['when (UTC)', 'who', 'act', 'change', 'gate', 'reason'],
    entries.map(({ at, actor, act, detail }) => [
      new Date(at).toISOString().slice(0, 19).replace('T', ' '),
      actor,
      act.replace(/^automation\./, ''),
      changeWords(detail),
      textAt(detail['evidence'], 'verdict'),
      textAt(detail, 'reason'),
    ]),
  )
}

/** The entry with its instant as text; the detail stays as it was kept. */
export function shapeEntry({ at, ...entry }: TimelineEntry) {
  return { ...entry, at: new Date(at).toISOString() }
}

function changeWords(detail: TimelineEntry['detail']): string {
  const before = deploymentSchema.safeParse(detail['before'])
  const after = deploymentSchema.safeParse(detail['after'])
  if (before.success && after.success) return difference(before.data, after.data)
  const [from, to] = [textAt(detail, 'from'), textAt(detail, 'to')]
  return from === '' || to === '' ? '' : `${from} → ${to}`
}

function difference(before: Deployment, after: Deployment): string {
  const changes = [
    ...(before.stage === after.stage ? [] : [`${before.stage} → ${after.stage}`]),
    ...(before.threshold === after.threshold || after.threshold === null
      ? []
      : [`threshold ${after.threshold}`]),
    ...(formatStrategy(before.strategy) === formatStrategy(after.strategy)
      ? []
      : [formatStrategy(after.strategy)]),
  ]
  return changes.join('; ')
}

/** The log keeps what was true then, so nothing about its shape is taken for granted. */
function textAt(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return ''
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' ? found : ''
}
