import type { TimelineEntry } from '../../shared/contract/automation'
import { readTimelineDetail, type TimelineDetail } from '../../shared/contract/timelineDetail'
import type { Deployment } from '../../shared/schema/deployment'
import { formatStrategy } from './deployment'
import { setTable } from './table'

/** Changes in the order given: when, who, what, and why. */
export function formatTimeline(entries: readonly TimelineEntry[]): readonly string[] {
  return setTable(
    ['when (UTC)', 'who', 'act', 'change', 'gate', 'reason'],
    entries.map(({ at, actor, act, detail }) => {
      const known = readTimelineDetail(detail)
      return [
        new Date(at).toISOString().slice(0, 19).replace('T', ' '),
        actor,
        act.replace(/^automation\./, ''),
        changeWords(known),
        known.evidence?.verdict ?? '',
        known.reason ?? '',
      ]
    }),
  )
}

/** The entry with its instant as text; the detail stays as it was kept. */
export function shapeEntry({ at, ...entry }: TimelineEntry) {
  return { ...entry, at: new Date(at).toISOString() }
}

function changeWords({ before, after, from, to, proposal }: TimelineDetail): string {
  if (before !== null && after !== null) return difference(before, after)
  const step = from !== null && to !== null ? { from, to } : proposal
  return step === null ? '' : `${step.from} → ${step.to}`
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
