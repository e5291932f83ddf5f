import type { Task } from '../../../shared/schema/task'

export const kindWords: Readonly<Record<Task['kind'], { name: string; what: string }>> = {
  label: { name: 'One label', what: 'Exactly one of the labels is the answer.' },
  labels: { name: 'Several labels', what: 'Any of the labels may be in the answer, or none.' },
  number: { name: 'A number', what: 'The answer is a number.' },
  text: { name: 'A text', what: 'The answer is written in words.' },
}

export const criticalityWords: Readonly<
  Record<Task['criticality'], { name: string; what: string }>
> = {
  low: { name: 'Low', what: 'Errors cost little: full automation is possible.' },
  medium: { name: 'Medium', what: 'The model may decide what it is sure of, never everything.' },
  high: { name: 'High', what: 'As medium; whoever reads the task sees that errors are grave.' },
}

export const decisionsWords: Readonly<
  Record<Task['review']['decisions'], { name: string; what: string }>
> = {
  'in-app': { name: 'In the app', what: 'People decide on Review.' },
  external: { name: 'Elsewhere', what: 'Decisions arrive as events; nothing waits on Review.' },
  both: { name: 'Both', what: 'People decide on Review, and decisions that arrive count as well.' },
}

/** What a field needs, as a person reads it beside the field. */
export function faultWords(fault: string, isShare: boolean): string {
  const plain = fault.replace(' without quotes', '').replace(' in quotes', '')
  return isShare
    ? plain.replaceAll(
        /(?<=\b(?:most|least|above|below) )\d+(\.\d+)?/g,
        (one) => `${Number(one) * 100} %`,
      )
    : plain
}
