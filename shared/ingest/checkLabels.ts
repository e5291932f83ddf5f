import type { CheckedEvent, Rejection } from './parsed'

/** The text of the value where it names one of the task's labels, else why the event is set aside. */
export function checkLabels(
  event: CheckedEvent,
  hasLabel: (label: string) => boolean,
): { readonly label: string } | { readonly rejection: Rejection } {
  const path = event.type === 'prediction' ? 'prediction.value' : 'value'
  if (typeof event.value !== 'string')
    return {
      rejection: {
        reason: 'schema',
        path,
        message: `must be the id of one label, as task "${event.task}" asks for one`,
      },
    }
  if (!hasLabel(event.value)) return { rejection: unknownLabel(event.task, event.value, path) }
  if (event.type === 'prediction' && event.scores)
    for (const label of Object.keys(event.scores))
      if (!hasLabel(label))
        return { rejection: unknownLabel(event.task, label, `prediction.scores.${label}`) }
  return { label: event.value }
}

function unknownLabel(task: string, label: string, path: string): Rejection {
  return {
    reason: 'unknown_label',
    path,
    message: `task "${task}" has no label "${label}": correct the event, or add the label to the task and retry`,
  }
}
