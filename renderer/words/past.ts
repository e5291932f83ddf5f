import type { Doer, OwnDecision, PastEvent, ShownThing } from '../../shared/contract/past'
import type { Value } from '../../shared/schema/event'
import type { Task } from '../../shared/schema/task'
import { formatCount, formatPercent } from './numbers'
import { rulingWords } from './review'
import { routeWords } from './route'
import type { TimeWords } from './times'
import { formatValue } from './values'

/** What happened, and in small print what else is known of it. */
export interface PastWords {
  readonly what: string
  readonly remark: string
}

/** One thing that happened to an item, in words. */
export function pastWords(event: PastEvent, task: Task, times: TimeWords): PastWords {
  const said = (value: Value) => `“${formatValue(task, value)}”`
  switch (event.kind) {
    case 'arrived':
      return { what: 'The item arrived', remark: '' }
    case 'routed':
      return {
        what: 'It was routed',
        remark: routeWords({ ...event, draws: event.draws.filter(isPossible) }),
      }
    case 'predicted':
      return {
        what: `${event.model} ${event.version} said ${said(event.value)}`,
        remark: `${formatPercent(event.confidence)} sure`,
      }
    case 'decided-by-model':
      return {
        what: `${event.model} ${event.version} decided ${said(event.value)} by itself`,
        remark: together(`${formatPercent(event.confidence)} sure`, lineWords(event.line)),
      }
    case 'decided':
      return {
        what: `${nameOf(event.by)} answered ${said(event.value)}`,
        remark: together(
          event.independent ? '' : 'After seeing the prediction, so no evidence',
          event.note,
          lineWords(event.line),
        ),
      }
    case 'deferred':
      return {
        what: `${nameOf(event.by)} put it off`,
        remark: together(
          event.reason,
          event.until === null ? '' : `Until ${times.instant(event.until)}`,
        ),
      }
    case 'flagged':
      return { what: `${nameOf(event.by)} flagged it`, remark: event.note }
    case 'unflagged':
      return { what: `${nameOf(event.by)} took the flag down`, remark: event.note }
    case 'shown':
      return { what: shownWords(event.by, event.what), remark: '' }
    case 'ruled': {
      const truth = event.value === null ? '' : `: ${said(event.value)}`
      return {
        what: `${nameOf(event.by)} ruled “${rulingWords[event.ruling]}”${truth}`,
        remark: event.note,
      }
    }
    case 'corrected':
      return {
        what: `${nameOf(event.by)} corrected it to ${said(event.value)}`,
        remark: together(event.note, lineWords(event.line)),
      }
    case 'undone':
      return {
        what: `${nameOf(event.by)} took back ${undoneThing[event.act]}${event.value === null ? '' : ` ${said(event.value)}`}`,
        remark: '',
      }
    case 'turned-out':
      return { what: `It turned out to be ${said(event.value)}`, remark: '' }
  }
}

/** What can never be drawn is no news. */
const isPossible = ({ probability }: { readonly probability: number }) => probability > 0

const undoneThing: Readonly<Record<Extract<PastEvent, { kind: 'undone' }>['act'], string>> = {
  decision: 'the answer',
  deferral: 'the deferral',
  flag: 'the flag',
  ruling: 'the ruling',
}

const nameOf = ({ name, isOwn }: Doer) => (isOwn ? 'You' : name)

function shownWords(by: Doer, what: ShownThing): string {
  const was = by.isOwn ? 'You were' : `${by.name} was`
  switch (what) {
    case 'prediction':
      return `${was} shown the prediction`
    case 'report':
      return `${was} shown all of this`
    case 'dispute':
      return `${was} shown what was said, to rule on it`
    case 'example':
      return `${was} shown it as an example`
    case 'context':
      return `${nameOf(by)} looked at examples`
  }
}

function lineWords(line: number | null): string {
  return line === null ? '' : `Told to producers, line ${formatCount(line)}`
}

/** Parts of a remark, each after a full stop; what people wrote stays as they wrote it. */
function together(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('. ')
}

/** What can still be done about an own decision. */
export const ownStateWords: Readonly<Record<OwnDecision['state'], string>> = {
  here: 'can still be undone',
  left: 'told to producers',
  kept: 'not told, as it was not the first',
}
