import type { TimelineEntry } from '../../shared/contract/automation'
import type { TimelineDetail } from '../../shared/contract/timelineDetail'
import type { Deployment } from '../../shared/schema/deployment'
import { conditionWords } from './conditions'
import { formatThreshold } from './gate'
import { stageName, stageWords, strategySentence, versionName } from './stages'

/** What a change did, in a short sentence from before and after. */
export function changeWords(act: TimelineEntry['act'], detail: TimelineDetail): string {
  const { before, after } = detail
  switch (act) {
    case 'automation.promote':
      return `Promoted${stepWords(before, after)}${detail.outright ? ', without the evidence that the gate asks for' : ''}`
    case 'automation.demote':
      return `Demoted${stepWords(before, after)}`
    case 'automation.threshold':
      return `Threshold${thresholdWords(before, after)}`
    case 'automation.deploy':
      return after === null
        ? 'Deployed'
        : `Deployed: ${strategySentence(after.strategy)}${capWords(before, after)}`
    case 'automation.rollback':
      return after === null
        ? 'Rolled back'
        : `Rolled back: ${strategySentence(after.strategy)}${capWords(before, after)}`
    case 'automation.propose':
      if (detail.takesOver !== null)
        return `Asked a second lead to let ${versionName(detail.takesOver)} have all items`
      return detail.to === null
        ? 'Asked a second lead to approve'
        : `Asked a second lead to approve the step to ${stageName(detail.to)}`
    case 'automation.decline':
      if (detail.proposal?.takesOver)
        return `Declined to let ${versionName(detail.proposal.takesOver)} have all items`
      return detail.proposal === null
        ? 'Declined a proposal'
        : `Declined the step to ${stageName(detail.proposal.to)} that ${detail.proposal.by} proposed`
    case 'automation.adopt':
      return after === null
        ? 'Began to watch'
        : `Began to watch: ${strategySentence(after.strategy)}`
    case 'automation.canary':
      if (after !== null && after.strategy.kind !== 'canary')
        return `The canary ended: ${strategySentence(after.strategy)}`
      return after === null
        ? 'The canary went a step further'
        : `The canary went a step further: ${strategySentence(after.strategy)}`
    case 'automation.redefine':
      return `The task was defined anew${detail.startsAnew ? ', so the evidence starts anew' : ''}`
    case 'automation.conditions':
      if (detail.conditions === null) return 'Review conditions changed'
      return detail.conditions.after === null
        ? 'Review conditions taken away'
        : `Goes to people now: ${conditionWords(detail.conditions.after)}`
    case 'automation.warn':
      return 'Warned: the alarm rang'
    default:
      return act
  }
}

/** Who did it; the app where it acted by itself. */
export function actorWords(
  { actor }: Pick<TimelineEntry, 'actor'>,
  detail: TimelineDetail,
): string {
  if (isByItself({ actor }, detail)) return 'Understudy, by itself'
  const { by, approvedBy } = detail
  return by !== null && approvedBy !== null
    ? `${detail.after?.strategy.kind === 'single' && detail.before?.strategy.kind === 'canary' ? 'begun' : 'proposed'} by ${by}, approved by ${approvedBy}`
    : actor
}

/** True where no person did it. */
export function isByItself(
  { actor }: Pick<TimelineEntry, 'actor'>,
  { by }: TimelineDetail,
): boolean {
  return byItself.has(by ?? '') || actor === '' || actor === 'understudy'
}

const byItself = new Set(['alarm', 'schedule', 'definition'])

/** What was in charge under a deployment. */
export function inChargeWords({ stage, threshold, strategy }: Deployment): string {
  const at = threshold === null ? '' : ` at ${formatThreshold(threshold)}`
  return `${stageWords[stage].name}${at}. ${strategySentence(strategy)}`
}

function stepWords(before: Deployment | null, after: Deployment | null): string {
  if (after === null) return ''
  const from = before === null ? '' : ` from ${stageName(before.stage)}`
  const at = after.threshold === null ? '' : `, threshold ${formatThreshold(after.threshold)}`
  return `${from} to ${stageName(after.stage)}${at}`
}

function thresholdWords(before: Deployment | null, after: Deployment | null): string {
  const from = before?.threshold ?? null
  const to = after?.threshold ?? null
  return `${from === null ? '' : ` from ${formatThreshold(from)}`}${to === null ? '' : ` to ${formatThreshold(to)}`}`
}

/** A deployment that also changed the stage says so. */
function capWords(before: Deployment | null, after: Deployment): string {
  return before === null || before.stage === after.stage
    ? ''
    : ` The stage went from ${stageName(before.stage)} to ${stageName(after.stage)}.`
}
