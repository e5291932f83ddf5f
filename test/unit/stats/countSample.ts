import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brierTerm } from '../../../shared/stats/confidence/calibration'
import { collectGroups } from '../../../shared/stats/confidence/groups'
import type { AgreedCount, ReportCounts } from '../../../shared/stats/reportCounts'

interface Prediction {
  readonly item: { readonly id: string; readonly segment: Readonly<Record<string, string>> }
  readonly prediction: {
    readonly value: string
    readonly confidence: number
    readonly scores: Readonly<Record<string, number>>
  }
}

interface Decision {
  readonly item_id: string
  readonly decider: string
  readonly value: string
  readonly decided_at: string
}

interface Task {
  readonly labels: readonly { readonly id: string }[]
  readonly policy: ReportCounts['policy']
}

export interface SampleFiles {
  readonly task: string
  readonly predictions: string
  readonly decisions: readonly string[]
}

/** The counts of one version, from the event files of the sample data, in the plainest way. */
export function countSample(folder: string, files: SampleFiles): ReportCounts {
  // The files are the project's own sample data, whose shape is known.
  const task = JSON.parse(readFileSync(join(folder, files.task), 'utf8')) as Task
  const predictions = readLines(join(folder, files.predictions)) as readonly Prediction[]
  const decisions = files.decisions.flatMap(
    (name) => readLines(join(folder, name)) as readonly Decision[],
  )
  const decisionsByItem = Map.groupBy(
    decisions.toSorted((a, b) => Date.parse(a.decided_at) - Date.parse(b.decided_at)),
    (decision) => decision.item_id,
  )
  const labels = task.labels.map((label) => label.id)
  const pairs = predictions.flatMap(({ item, prediction }) => {
    const human = decisionsByItem.get(item.id)?.[0]
    return human === undefined ? [] : [{ item, prediction, human }]
  })
  const outcomes = pairs.map((pair) => ({
    ...pair,
    agreed: pair.prediction.value === pair.human.value ? 1 : 0,
  }))
  const humanPairs = [...decisionsByItem.values()].flatMap(([first, ...others]) => {
    const second = others.find((other) => other.decider !== first?.decider)
    return first && second ? [{ row: first.value, column: second.value }] : []
  })
  return {
    labels,
    agreement: sumAgreed(outcomes),
    confusion: tabulate(
      labels,
      pairs.map(({ human, prediction }) => ({ row: human.value, column: prediction.value })),
    ),
    confidences: collectGroups(
      outcomes.map(({ prediction, agreed }) => ({
        confidence: prediction.confidence,
        n: 1,
        agreed,
      })),
    ),
    brierMulticlass: {
      sum: pairs.reduce(
        (sum, { prediction, human }) =>
          sum + (brierTerm(labels, prediction.scores, human.value) ?? Number.NaN),
        0,
      ),
      n: pairs.length,
    },
    accuracy: { n: 0, correct: 0 },
    humanAccuracy: { n: 0, correct: 0 },
    humanHuman: {
      n: humanPairs.length,
      agreed: humanPairs.filter(({ row, column }) => row === column).length,
      table: tabulate(labels, humanPairs),
    },
    automationBias: { n: 0, followedWrong: 0 },
    segments: sumBy(
      outcomes.flatMap(({ item, agreed }) =>
        Object.entries(item.segment).map(([key, value]) => ({ name: `${key}=${value}`, agreed })),
      ),
    ).map(({ name, ...counts }) => {
      const [key = '', value = ''] = name.split('=')
      return { key, value, ...counts }
    }),
    days: sumBy(
      outcomes.map(({ human, agreed }) => ({ name: human.decided_at.slice(0, 10), agreed })),
    ).map(({ name, ...counts }) => ({ day: name, ...counts })),
    reviewers: [],
    policy: {
      confidenceLevel: task.policy.confidenceLevel,
      maxSelectiveError: task.policy.maxSelectiveError,
    },
  }
}

function readLines(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)
}

function tabulate(
  labels: readonly string[],
  pairs: readonly { readonly row: string; readonly column: string }[],
): number[][] {
  return labels.map((row) =>
    labels.map((column) => pairs.filter((p) => p.row === row && p.column === column).length),
  )
}

function sumAgreed(rows: readonly { readonly agreed: number }[]): AgreedCount {
  return { n: rows.length, agreed: rows.reduce((sum, row) => sum + row.agreed, 0) }
}

function sumBy(
  rows: readonly { readonly name: string; readonly agreed: number }[],
): readonly (AgreedCount & { readonly name: string })[] {
  return [...Map.groupBy(rows, (row) => row.name)].map(([name, group]) => ({
    name,
    ...sumAgreed(group),
  }))
}
