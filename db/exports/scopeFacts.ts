import type { ExportScope } from '../../shared/exports/filter'
import { isSameAnswer } from '../../shared/schema/answer'
import type { ExportHead } from '../store/exportSource'

/** What a filter needs to know of the task and the workspace. */
export function scopeFacts({ task, dayOf }: ExportHead): Pick<ExportScope, 'dayOf' | 'isSame'> {
  return { dayOf, isSame: (a, b) => isSameAnswer(task, a, b) }
}
