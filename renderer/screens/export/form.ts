import type { ExportFormat, ExportOptions } from '../../../shared/schema/export'
import { itemFormats } from '../../../shared/schema/export'
import type { TaskSummary } from '../../../shared/contract/tasks'

/** What is asked for, but for the task. */
export type Form = Omit<ExportOptions, 'task'>

export const startForm: Form = {
  from: null,
  to: null,
  stages: [],
  versions: [],
  lanes: [],
  onlyDisagreements: false,
  onlyGroundTruth: false,
  onlyNew: false,
  automatic: false,
  undecided: false,
  format: 'jsonl',
  rows: 'item',
  split: null,
  media: 'copy',
  names: 'keep',
}

/** True where the format has one entry an item, so that rows are no question. */
export const isByItem = (format: ExportFormat): boolean => itemFormats.includes(format)

/** The form with another format: what that cannot hold is taken back. */
export function withFormat(form: Form, format: ExportFormat): Form {
  return { ...form, format, rows: isByItem(format) ? 'item' : form.rows }
}

/** The form for another task: versions of the one before mean nothing there. */
export function forTask(form: Form, task: TaskSummary): Form {
  const versions = form.versions.filter((one) =>
    task.versions.some(({ model, version }) => model === one.model && version === one.version),
  )
  return { ...form, versions }
}

/** The list without the value where it is in it, else with it at its place in `order`. */
export function toggle<Value>(
  list: readonly Value[],
  value: Value,
  order: readonly Value[],
): Value[] {
  return order.filter((one) => (one === value) !== list.includes(one))
}

export const optionsOf = (form: Form, task: string): ExportOptions => ({ ...form, task })
