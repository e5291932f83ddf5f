import { fitAnswer, type AnswerFault } from '../schema/answer'
import type { Value } from '../schema/event'
import type { Task } from '../schema/task'
import type { CheckedEvent, Rejection } from './parsed'

const faultWords: Readonly<Record<AnswerFault, string>> = {
  not_one_label: 'must be the id of one label, as task "TASK" asks for one',
  not_labels: 'must be a list of label ids, as task "TASK" asks for several',
  not_number: 'must be a number of at most 10¹², as task "TASK" asks for one',
  not_text: 'must be a text, as task "TASK" asks for one',
}

/** The value as it is kept where it fits the task, else why the event is set aside. */
export function checkAnswer(
  event: CheckedEvent,
  kind: Task['kind'],
  hasLabel: (label: string) => boolean,
): { readonly value: Value } | { readonly rejection: Rejection } {
  const path = event.type === 'prediction' ? 'prediction.value' : 'value'
  const fitted = fitAnswer(kind, event.value)
  if ('fault' in fitted) {
    const message = faultWords[fitted.fault].replace('TASK', () => event.task)
    return { rejection: { reason: 'schema', path, message } }
  }
  const { value } = fitted
  if (kind === 'number' || kind === 'text') return { value }
  const labels = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  const unknown = labels.find((label) => !hasLabel(label))
  if (unknown !== undefined) return { rejection: unknownLabel(event.task, unknown, path) }
  if (event.type === 'prediction' && event.scores)
    for (const label of event.scores.labels)
      if (!hasLabel(label))
        return { rejection: unknownLabel(event.task, label, `prediction.scores.${label}`) }
  return { value }
}

function unknownLabel(task: string, label: string, path: string): Rejection {
  return {
    reason: 'unknown_label',
    path,
    message: `task "${task}" has no label "${label}": correct the event, or add the label to the task and retry`,
  }
}
