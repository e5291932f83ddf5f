import type { TaskDefined } from '../../../shared/contract/tasks'
import type { Judged, TaskEffect } from '../../../shared/gates/taskChange'
import { formatCounted } from '../numbers'
import { ingestWords } from '../queue'
import { policyWords } from './policyFields'

/** What saving a definition brings about, in a sentence. */
export function effectWords(effect: TaskEffect, labelName: (id: string) => string): string {
  switch (effect.kind) {
    case 'evidence-anew':
      return `The evidence starts anew, as ${listOf(effect.because.map(judgedWords))} changed: gates count only what is decided from now on. The figures on Agreement stay.`
    case 'audits-anew':
      return 'Audits start anew, as the model will decide other items by itself. The pairs of answers stay evidence.'
    case 'counted-anew':
      return 'All figures are counted anew, as other answers count as the same. In a large workspace that takes some seconds.'
    case 'proposal-withdrawn':
      return 'The promotion that waits for a second lead is withdrawn.'
    case 'demoted':
      return effect.reason
    case 'routed-again':
      return `${formatCounted(effect.items, 'item')} ${effect.items === 1 ? 'is' : 'are'} looked at again for where ${effect.items === 1 ? 'it waits' : 'they wait'}; what is decided stays decided.`
    case 'label-gone':
      return effect.answers > 0
        ? `${labelName(effect.label)} can no longer be chosen. It stands in ${formatCounted(effect.answers, 'pair')} of answers, which stay in the figures under this name.`
        : `${labelName(effect.label)} can no longer be chosen.`
    case 'lines-tried-again':
      return `${formatCounted(effect.lines, 'line')} set aside for it ${effect.lines === 1 ? 'is' : 'are'} tried again.`
  }
}

/** True where it is asked once more before it is done. */
export function isGrave({ kind }: TaskEffect): boolean {
  return kind !== 'lines-tried-again' && kind !== 'routed-again'
}

/** What came of saving. */
export function definedWords(name: string, { change, retried }: TaskDefined): string {
  if (change === 'unchanged') return `Nothing differs: ${name} stays as it was.`
  const done = change === 'created' ? `${name} is defined.` : `${name} is changed.`
  return retried.read === 0 ? done : `${done} Lines that had waited: ${ingestWords(retried)}`
}

function judgedWords(part: Judged): string {
  if (part === 'labels') return 'the labels'
  if (part === 'critical') return 'which labels are critical'
  if (part === 'tolerance') return 'the tolerance'
  if (part === 'normalise') return 'how texts are compared'
  return `“${policyWords[part].name}”`
}

/** a, b and c */
function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
