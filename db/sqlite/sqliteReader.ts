import type Database from 'better-sqlite3'
import type { RequestError } from '../../shared/contract/errors'
import type { Report, ReportFilter } from '../../shared/contract/report'
import type { Progress } from '../../shared/contract/messages'
import type { ParsedInputOf } from '../../shared/contract/requests'
import { fail, succeed, type Result } from '../../shared/result'
import { computeReport } from '../../shared/stats/report'
import type { PairsFilter, Reader, ReportQuestion } from '../store/reader'
import { evaluateGate } from '../../shared/gates/evaluate'
import { thresholdPoints } from '../../shared/gates/thresholdPoints'
import { dryRun } from '../../shared/routing/dryRun'
import { servingVersion, type Deployment } from '../../shared/schema/deployment'
import { AutomationStateReader } from './automation/automationState'
import { Catalogue, type TaskEntry, type VersionEntry } from './catalogue/catalogue'
import { readTimeZone } from './catalogue/settings'
import { Days } from './figures/days'
import { DryRunItems } from './routing/dryRunItems'
import { GateFactsReader } from './automation/gateFacts'
import { ItemHistoryReader } from './figures/itemHistory'
import { ItemLists } from './figures/itemLists'
import { ReportCountsReader } from './figures/reportCounts'
import { noTask } from './review/reviewErrors'
import { sha256 } from './sha256'
import { verifyDatabase } from './checks/verify'

interface VersionRow {
  readonly id: number
  readonly model: string
  readonly version: string
  readonly predictions: number
}

/** Answers long questions from a connection that cannot write. */
export function createSqliteReader(db: Database.Database): Reader {
  const days = new Days(readTimeZone(db))
  const catalogue = new Catalogue(db)
  const counts = new ReportCountsReader(db, days)
  const history = new ItemHistoryReader(db)
  const lists = new ItemLists(db, days)
  const automation = new AutomationStateReader(db)
  const gates = new GateFactsReader(db)
  const dryRunItems = new DryRunItems(db)
  const statements = prepareStatements(db)

  /** One moment for all statements of an answer, however long it takes. */
  function atOneMoment<T>(read: () => T): T {
    return db.transaction(() => {
      if (catalogue.refresh()) days.use(readTimeZone(db))
      return read()
    })()
  }

  function readReports(
    task: TaskEntry,
    rows: readonly VersionRow[],
    filter: ReportQuestion,
    onProgress: (progress: Progress) => void,
  ): readonly Report[] {
    const of = new Map(statements.taskCounts.all(task.id).map(({ what, n }) => [what, n]))
    const items = of.get('items') ?? 0
    const all = counts.read(
      task,
      rows.map(({ id }) => id),
      filter,
      (done) => onProgress({ done, total: Math.max(done, items), unit: 'rows' }),
    )
    return rows.flatMap((row, index): Report[] => {
      const sums = all[index]
      if (!sums) return []
      const figures = computeReport(sums, filter.curve)
      return [
        {
          task: task.task.id,
          model: row.model,
          version: row.version,
          from: filter.from,
          to: filter.to,
          segment: filter.segment ? { [filter.segment.key]: filter.segment.value } : null,
          stage: filter.stage,
          stages: counts.stagesOf(task),
          items,
          predictions: row.predictions,
          decisions: of.get('independent') ?? 0,
          unmatchedDecisions: of.get('unmatched') ?? 0,
          paired: figures.agreement.n,
          ...figures,
        },
      ]
    })
  }

  function readPairs(task: TaskEntry, version: VersionRow, filter: PairsFilter) {
    const { versus } = filter
    if (versus === null) return succeed(lists.read(task, version.id, null, filter))
    const other = findVersion(task, versus.model, versus.version)
    return other.ok ? succeed(lists.read(task, version.id, other.value.id, filter)) : other
  }

  function compare(task: TaskEntry, input: ParsedInputOf<'report.compare'>) {
    const a = findVersion(task, input.a.model, input.a.version)
    if (!a.ok) return a
    const b = findVersion(task, input.b.model, input.b.version)
    if (!b.ok) return b
    return succeed({
      task: task.task.id,
      a: input.a,
      b: input.b,
      ...lists.compare(task, a.value.id, b.value.id, input),
    })
  }

  /** A misspelt segment must not look like one without items. */
  function missingSegment(task: TaskEntry, { segment }: ReportFilter): RequestError | null {
    if (segment === null || statements.segment.get(task.id, segment.key, segment.value)) return null
    const values = statements.segmentValues.all(task.id, segment.key).map(({ value }) => value)
    const keys = statements.segmentKeys.all(task.id).map(({ key }) => key)
    return {
      code: 'not_found',
      path: 'segment',
      message: segmentWords(task.task.id, segment, values, keys),
    }
  }

  function findVersion(task: TaskEntry, model: string, version: string) {
    const row = statements.version.get(task.id, model, version)
    if (row) return succeed(row)
    return fail(noVersion({ task: task.task.id, model, version }))
  }

  function withTask<T>(
    taskId: string,
    read: (task: TaskEntry) => Result<T, RequestError>,
  ): Result<T, RequestError> {
    return atOneMoment(() => {
      const task = catalogue.task(taskId)
      return task ? read(task) : fail(noTask(taskId))
    })
  }

  function withVersion<T>(
    input: { readonly task: string; readonly model: string; readonly version: string },
    read: (task: TaskEntry, version: VersionEntry) => Result<T, RequestError>,
  ): Result<T, RequestError> {
    return withTask(input.task, (task) => {
      const version = catalogue.findVersion(task.id, input)
      return version ? read(task, version) : fail(noVersion(input))
    })
  }

  return {
    report: (filter, onProgress = ignore) =>
      withTask(filter.task, (task): Result<readonly Report[], RequestError> => {
        const missing = missingSegment(task, filter)
        if (missing) return fail(missing)
        if (filter.model === null || filter.version === null) {
          const rows = statements.versions.all(task.id)
          return succeed(readReports(task, rows, filter, onProgress))
        }
        const found = findVersion(task, filter.model, filter.version)
        return found.ok ? succeed(readReports(task, [found.value], filter, onProgress)) : found
      }),
    pairs: (filter) =>
      withTask(filter.task, (task) => {
        const found = findVersion(task, filter.model, filter.version)
        return found.ok ? readPairs(task, found.value, filter) : found
      }),
    compare: (input) => withTask(input.task, (task) => compare(task, input)),
    item: (taskId, itemId) =>
      withTask(taskId, (task) => {
        const item = history.read(task, itemId)
        if (item) return succeed(item)
        return fail<RequestError>({
          code: 'not_found',
          message: `There is no item "${itemId}" in task "${taskId}".`,
        })
      }),
    automation: (taskId) => withTask(taskId, (task) => succeed(automation.read(task))),
    gate: (input) =>
      withVersion(input, (task, version) => succeed(automation.gate(task, version, input.to))),
    thresholds: (input) =>
      withVersion(input, (task, version) => {
        const facts = gates.read(task, version)
        return succeed({
          grid: thresholdPoints(facts),
          recommended: evaluateGate(facts).recommendedThreshold,
          limit: facts.policy.maxSelectiveError,
          minCoverage: facts.policy.minCoverage,
        })
      }),
    dryRun: (input) =>
      withTask(input.task, (task) => {
        const { deployment } = task.state
        const serving = servingVersion(deployment.strategy)
        const version = serving && catalogue.findVersion(task.id, serving)
        if (!version)
          return fail<RequestError>({
            code: 'conflict',
            message: 'No version is in charge of this task yet.',
          })
        const before = {
          threshold: input.compare === 'rules' ? presentThreshold(deployment) : input.threshold,
          conditions: task.task.review.conditions,
        }
        const after = { threshold: input.threshold, conditions: input.conditions }
        const items = dryRunItems.read(task, version.id)
        return succeed(dryRun(task.task.id, { before, after }, items, sha256))
      }),
    verify: (onProgress) =>
      atOneMoment(() => {
        const tasks = statements.taskIds.all().map((row) => catalogue.task(row.outside_id))
        return verifyDatabase(
          db,
          catalogue,
          tasks.filter((task) => task !== null),
          days,
          onProgress,
        )
      }),
    close: () => db.close(),
  }
}

function ignore(): void {}

/** From which confidence on the model decides now; null where it decides nothing. */
function presentThreshold({ stage, threshold }: Deployment): number | null {
  if (stage === 'full') return 0
  return stage === 'partial' ? threshold : null
}

function noVersion(input: {
  readonly task: string
  readonly model: string
  readonly version: string
}): RequestError {
  return {
    code: 'not_found',
    path: 'version',
    message: `Task "${input.task}" has no predictions of ${input.model} ${input.version}.`,
  }
}

function segmentWords(
  task: string,
  { key, value }: { readonly key: string; readonly value: string },
  values: readonly string[],
  keys: readonly string[],
): string {
  const known =
    values.length > 0
      ? `Values of ${key} are: ${values.join(', ')}.`
      : keys.length > 0
        ? `Its items have the segments ${keys.join(', ')}.`
        : 'Its items have no segments.'
  return `No item of "${task}" is in the segment ${key}=${value}. ${known}`
}

function prepareStatements(db: Database.Database) {
  const versionSql = `SELECT v.id, v.model, v.version, coalesce(c.n, 0) AS predictions
    FROM versions v LEFT JOIN version_counts c ON c.version = v.id`
  return {
    taskIds: db.prepare<[], { outside_id: string }>('SELECT outside_id FROM tasks ORDER BY id'),
    taskCounts: db.prepare<[number], { what: string; n: number }>(
      'SELECT what, n FROM task_counts WHERE task = ?',
    ),
    version: db.prepare<[number, string, string], VersionRow>(
      `${versionSql} WHERE v.task = ? AND v.model = ? AND v.version = ?`,
    ),
    versions: db.prepare<[number], VersionRow>(
      `${versionSql} WHERE v.task = ? ORDER BY v.first_seen_at, v.id`,
    ),
    segment: db.prepare<[number, string, string], { id: number }>(
      'SELECT id FROM segments WHERE task = ? AND key = ? AND value = ?',
    ),
    segmentValues: db.prepare<[number, string], { value: string }>(
      'SELECT value FROM segments WHERE task = ? AND key = ? ORDER BY value LIMIT 10',
    ),
    segmentKeys: db.prepare<[number], { key: string }>(
      'SELECT DISTINCT key FROM segments WHERE task = ? ORDER BY key LIMIT 10',
    ),
  }
}
