import { faultWords } from '../../../../words/setup/taskFields'
import type { Draft } from '../draft'

/** What every part of the form gets. */
export interface FormProps {
  readonly draft: Draft
  readonly change: (parts: Partial<Draft>) => void
  /** What is wrong with a field, in words; null where nothing is. */
  readonly faultAt: (path: string, isShare?: boolean) => string | null
}

/** Words for what is wrong. What is only missing yet is not held against somebody who has just begun. */
export function createFaultReader(
  faults: ReadonlyMap<string, string>,
  showsMissing: boolean,
): FormProps['faultAt'] {
  return (path, isShare = false) => {
    const fault = faults.get(path)
    if (fault === undefined || (!showsMissing && /^must (not be empty|have at least)/.test(fault)))
      return null
    return faultWords(fault, isShare)
  }
}
