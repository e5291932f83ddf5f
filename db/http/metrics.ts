import { stages } from '../../shared/schema/deployment'
import { rejectionReasons } from '../../shared/schema/rejection'
import type { LineCounts } from '../store/ingestStore'
import type { Store } from '../store/store'
import type { Metric, Sample } from './prometheus'
import type { RequestCounts } from './requestCounts'

export interface MetricsFacts {
  readonly store: Pick<Store, 'queueStatus' | 'tasks' | 'lanes' | 'policy' | 'lastCursor'>
  readonly now: () => number
  readonly requests: RequestCounts
  readonly outboxCursor: () => number
  /** Of this process, whichever way the lines came. */
  readonly lineCounts: () => LineCounts
}

/** What `GET /v1/metrics` tells. What the database knows goes on after a restart, the rest begins at 0. */
export async function readMetrics(facts: MetricsFacts): Promise<readonly Metric[]> {
  const { store, now, requests, outboxCursor, lineCounts } = facts
  const { events, rejected } = await store.queueStatus(now())
  const counts = lineCounts()
  const { predictions, decisions, outcomes } = events
  return [
    {
      name: 'understudy_events_stored_total',
      help: 'Events in the workspace, each counted once.',
      type: 'counter',
      samples: labelled('type', {
        prediction: predictions,
        decision: decisions,
        outcome: outcomes,
      }),
    },
    {
      name: 'understudy_lines_total',
      help: 'Lines that came in by inbox or HTTP since this process started, by what became of them.',
      type: 'counter',
      samples: labelled('outcome', {
        accepted: counts.accepted,
        duplicate: counts.duplicate,
        rejected: counts.rejected,
      }),
    },
    {
      name: 'understudy_lines_rejected_total',
      help: 'Rejected lines of understudy_lines_total, by reason.',
      type: 'counter',
      samples: byReason(counts.reasons),
    },
    {
      name: 'understudy_lines_set_aside',
      help: 'Lines that are set aside now, by reason.',
      type: 'gauge',
      samples: byReason(rejected.reasons),
    },
    ...(await readTaskMetrics(store, now())),
    {
      name: 'understudy_final_decisions_total',
      help: 'Final decisions, which is also the highest cursor.',
      type: 'counter',
      samples: [{ value: await store.lastCursor() }],
    },
    {
      name: 'understudy_outbox_cursor',
      help: 'The last cursor written to the outbox.',
      type: 'counter',
      samples: [{ value: outboxCursor() }],
    },
    {
      name: 'understudy_http_requests_total',
      help: 'Requests answered since this process started.',
      type: 'counter',
      samples: requests.all().map(({ route, status, n }) => ({
        labels: { route, status: String(status) },
        value: n,
      })),
    },
    {
      name: 'understudy_http_refused_total',
      help: 'Requests that were not let in: wrong token, wrong Host, a web page, or too many.',
      type: 'counter',
      samples: [{ value: requests.refused }],
    },
  ]
}

async function readTaskMetrics(
  store: MetricsFacts['store'],
  now: number,
): Promise<readonly Metric[]> {
  const waiting: Sample[] = []
  for (const { task } of await store.tasks()) {
    const answer = await store.lanes(task.id, '', now)
    for (const { lane, waiting: value } of answer.ok ? answer.value.lanes : [])
      waiting.push({ labels: { task: task.id, lane }, value })
  }
  const { tasks } = await store.policy()
  return [
    {
      name: 'understudy_waiting_items',
      help: 'Items that wait for a person.',
      type: 'gauge',
      samples: waiting,
    },
    {
      name: 'understudy_stage',
      help: '1 for the stage that a task is at.',
      type: 'gauge',
      samples: Object.entries(tasks).flatMap(([task, policy]) =>
        stages.map((stage) => ({
          labels: { task, stage },
          value: stage === policy.stage ? 1 : 0,
        })),
      ),
    },
  ]
}

function byReason(reasons: LineCounts['reasons']): readonly Sample[] {
  return labelled(
    'reason',
    Object.fromEntries(rejectionReasons.map((reason) => [reason, reasons[reason] ?? 0])),
  )
}

function labelled(name: string, values: Readonly<Record<string, number>>): readonly Sample[] {
  return Object.entries(values).map(([label, value]) => ({ labels: { [name]: label }, value }))
}
