import type { Value } from '../schema/event'
import type { ImportContext } from './context'
import { jsonOf, numberOf, textOf } from './fields'

/** An answer as the task's kind has it; null where there is none. What does not fit is left to the door to say. */
export function answerOf(value: unknown, { kind }: Pick<ImportContext, 'kind'>): Value | null {
  if (value === null || value === undefined || value === '') return null
  switch (kind) {
    case 'label':
      return textOf(Array.isArray(value) ? value[0] : value)
    case 'text':
      return textOf(value)
    case 'number':
      return numberOf(value) ?? textOf(value)
    case 'labels':
      return labelsOf(value)
  }
}

/** A list, a list as JSON, or labels with `|` between them. */
function labelsOf(value: unknown): Value | null {
  const list = typeof value === 'string' && value.startsWith('[') ? jsonOf(value) : value
  if (Array.isArray(list)) return list.flatMap((one) => textOf(one) ?? [])
  const text = textOf(value)
  return text === null ? null : text.split('|').map((one) => one.trim())
}
