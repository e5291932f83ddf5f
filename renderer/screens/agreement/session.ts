import type { Report, ReportFilter } from '../../../shared/contract/report'
import type { Task } from '../../../shared/schema/task'

/** What narrows the figures; the task and the version are chosen apart. */
export type Filter = Pick<ReportFilter, 'from' | 'to' | 'segment'>

export const noFilter: Filter = { from: null, to: null, segment: null }

/** What is on screen. Figures stay there while newer ones are on their way. */
type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly reports: readonly Report[]; readonly trouble: string | null }
  | { readonly kind: 'failed'; readonly message: string }

export interface Session {
  readonly task: Task | null
  readonly filter: Filter
  /** The version looked at, as `versionKey` writes it; null means the first. */
  readonly version: string | null
  readonly view: View
  /** Every segment value seen so far: a filter leaves only its own in the report. */
  readonly segments: Readonly<Record<string, readonly string[]>>
}

export type Event =
  | { readonly kind: 'opened'; readonly task: Task | null }
  | { readonly kind: 'filtered'; readonly filter: Filter }
  | { readonly kind: 'versionChosen'; readonly version: string }
  | { readonly kind: 'answered'; readonly reports: readonly Report[] }
  | { readonly kind: 'failed'; readonly message: string }

export const startSession: Session = {
  task: null,
  filter: noFilter,
  version: null,
  view: { kind: 'loading' },
  segments: {},
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  switch (event.kind) {
    case 'opened':
      return event.task?.id === session.task?.id
        ? { ...session, task: event.task }
        : { ...startSession, task: event.task }
    case 'filtered':
      return { ...session, filter: event.filter }
    case 'versionChosen':
      return { ...session, version: event.version }
    case 'answered':
      return {
        ...session,
        view: { kind: 'shown', reports: event.reports, trouble: null },
        segments: collectSegments(session.segments, event.reports),
      }
    case 'failed':
      return {
        ...session,
        view:
          session.view.kind === 'shown'
            ? { ...session.view, trouble: event.message }
            : { kind: 'failed', message: event.message },
      }
  }
}

/** Tells versions apart; neither part can hold a line break. */
export function versionKey(report: Pick<Report, 'model' | 'version'>): string {
  return `${report.model}\n${report.version}`
}

/** The report on screen: of the chosen version where it is there, else the first. */
export function shownReport(session: Session): Report | null {
  if (session.view.kind !== 'shown') return null
  const { reports } = session.view
  return reports.find((one) => versionKey(one) === session.version) ?? reports[0] ?? null
}

export function hasFilter({ from, to, segment }: Filter): boolean {
  return from !== null || to !== null || segment !== null
}

function collectSegments(
  before: Session['segments'],
  reports: readonly Report[],
): Session['segments'] {
  const all = new Map(Object.entries(before).map(([key, values]) => [key, new Set(values)]))
  for (const report of reports)
    for (const [key, values] of Object.entries(report.segments)) {
      const known = all.get(key) ?? new Set<string>()
      for (const value of Object.keys(values)) known.add(value)
      all.set(key, known)
    }
  return Object.fromEntries([...all].map(([key, values]) => [key, [...values].toSorted()]))
}
