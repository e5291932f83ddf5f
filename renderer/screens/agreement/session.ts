import type { Comparison, Report, ReportFilter } from '../../../shared/contract/report'
import type { Stage, VersionRef } from '../../../shared/schema/deployment'
import type { Task } from '../../../shared/schema/task'
import type { Place } from './place'

/** What narrows the figures; the task and the version are chosen apart. */
export type Filter = Pick<ReportFilter, 'from' | 'to' | 'segment' | 'stage'>

export const noFilter: Filter = { from: null, to: null, segment: null, stage: null }

/** What is on screen. Figures stay there while newer ones are on their way. */
type View =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'shown'
      readonly reports: readonly Report[]
      readonly trouble: string | null
      /** Other filters have been chosen since, whose figures are still on their way. */
      readonly isBehind: boolean
    }
  | { readonly kind: 'failed'; readonly message: string }

/** Two versions side by side, where that was asked for. */
type CompareView =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown'; readonly comparison: Comparison }
  | { readonly kind: 'failed'; readonly message: string }

export interface Session {
  readonly task: Task | null
  readonly filter: Filter
  /** The version looked at, as `versionKey` writes it; null means the first. */
  readonly version: string | null
  /** The version it is compared with; null where one is looked at alone. */
  readonly compareWith: string | null
  readonly compare: CompareView
  readonly view: View
  /** Every segment value seen so far: a filter leaves only its own in the report. */
  readonly segments: Readonly<Record<string, readonly string[]>>
  /** The stages at which the task has been. */
  readonly stages: readonly Stage[]
  /** How far the figures have been computed, in [0, 1]; null while nobody knows. */
  readonly progress: number | null
}

export type Event =
  | { readonly kind: 'opened'; readonly task: Task | null }
  | { readonly kind: 'filtered'; readonly filter: Filter }
  | { readonly kind: 'versionChosen'; readonly version: string }
  | { readonly kind: 'comparedWith'; readonly version: string | null }
  | { readonly kind: 'recalled'; readonly place: Place }
  | { readonly kind: 'compared'; readonly compare: CompareView }
  | { readonly kind: 'progressed'; readonly share: number }
  | { readonly kind: 'answered'; readonly reports: readonly Report[] }
  | { readonly kind: 'failed'; readonly message: string }

export const startSession: Session = {
  task: null,
  filter: noFilter,
  version: null,
  compareWith: null,
  compare: { kind: 'none' },
  view: { kind: 'loading' },
  segments: {},
  stages: [],
  progress: null,
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  switch (event.kind) {
    case 'opened':
      return event.task?.id === session.task?.id
        ? { ...session, task: event.task }
        : { ...startSession, task: event.task }
    case 'filtered':
      return { ...fallBehind(session), filter: event.filter }
    case 'versionChosen':
      return {
        ...session,
        version: event.version,
        compareWith: session.compareWith === event.version ? null : session.compareWith,
        compare: { kind: 'none' },
      }
    case 'comparedWith':
      return { ...session, compareWith: event.version, compare: { kind: 'none' } }
    case 'recalled':
      return {
        ...(isSameFilter(session.filter, event.place.filter) ? session : fallBehind(session)),
        ...event.place,
        compare: { kind: 'none' },
      }
    case 'compared':
      return { ...session, compare: event.compare }
    case 'progressed':
      return { ...session, progress: event.share }
    case 'answered':
      return {
        ...session,
        view: { kind: 'shown', reports: event.reports, trouble: null, isBehind: false },
        segments: collectSegments(session.segments, event.reports),
        stages: event.reports[0]?.stages ?? session.stages,
        progress: null,
      }
    case 'failed':
      return {
        ...session,
        progress: null,
        // Figures of other filters must not be taken for those of the present ones.
        view:
          session.view.kind === 'shown' && !session.view.isBehind
            ? { ...session.view, trouble: event.message }
            : { kind: 'failed', message: event.message },
      }
  }
}

function fallBehind(session: Session): Session {
  const { view } = session
  return {
    ...session,
    view: view.kind === 'shown' ? { ...view, isBehind: true } : { kind: 'loading' },
    compare: { kind: 'none' },
    progress: null,
  }
}

function isSameFilter(a: Filter, b: Filter): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.stage === b.stage &&
    a.segment?.key === b.segment?.key &&
    a.segment?.value === b.segment?.value
  )
}

/** Tells versions apart; neither part can hold a line break. */
export function versionKey(report: Pick<Report, 'model' | 'version'>): string {
  return `${report.model}\n${report.version}`
}

/** Both versions that are to be compared; null where one is looked at alone, or one of them is not there. */
export function comparedVersions(
  session: Session,
): { readonly a: VersionRef; readonly b: VersionRef } | null {
  const report = shownReport(session)
  if (!report || session.view.kind !== 'shown') return null
  const other = session.view.reports.find((one) => versionKey(one) === session.compareWith)
  return other && other !== report ? { a: refOf(report), b: refOf(other) } : null
}

function refOf({ model, version }: VersionRef): VersionRef {
  return { model, version }
}

/** The report on screen: of the chosen version where it is there, else the first. */
export function shownReport(session: Session): Report | null {
  if (session.view.kind !== 'shown') return null
  const { reports } = session.view
  return reports.find((one) => versionKey(one) === session.version) ?? reports[0] ?? null
}

export function hasFilter(filter: Filter): boolean {
  return !isSameFilter(filter, noFilter)
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
