import type {
  AutomationState,
  AutomationVersion,
  VersionComparison,
} from '../../shared/contract/automation'
import type { Proposal } from '../../shared/gates/transitions/act'
import { asSet } from '../../shared/gates/criterion'
import { formatDeployment, formatVersion } from './deployment'
import { formatCount, formatPoints } from './figures'
import { setTable } from './table'

/** What a change answers: what is in charge after it. The evidence of a proposal is in the timeline. */
export function shapeChange({ task, deployment, proposal }: AutomationState) {
  const { stage, threshold, strategy, revision } = deployment
  return { task, stage, threshold, strategy, revision, proposal: shapeProposal(proposal) }
}

/** The same, with the versions and all that is known beside them; `gate` has a version's checklist. */
export function shapeState(state: AutomationState) {
  const { versions, comparisons, canary, automatic, waiting, notices } = state
  return {
    ...shapeChange(state),
    stageSince: toText(state.stageSince),
    auditsSince: state.auditsSince === null ? null : toText(state.auditsSince),
    versions: versions.map(shapeVersion),
    comparisons,
    canary: canary && { ...canary, since: toText(canary.since) },
    automatic,
    waiting,
    notices: notices.map(({ at, ...notice }) => ({ ...notice, at: toText(at) })),
  }
}

/** What is in charge, then its versions, and what a person should know. */
export function formatState(state: AutomationState): readonly string[] {
  const { task, deployment, versions, comparisons, canary, proposal, notices } = state
  const open = notices.filter(
    ({ mustAcknowledge, acknowledgedBy }) => mustAcknowledge && acknowledgedBy === null,
  )
  return [
    formatDeployment(task, deployment),
    '',
    ...setTable(
      ['version', 'role', 'share', 'predictions', 'gate'],
      versions.map((one) => [
        formatVersion(one),
        one.role,
        asSet(one.share),
        formatCount(one.predictions),
        `${one.gate.verdict}${one.gate.next === null ? '' : ` for ${one.gate.next}`}`,
      ]),
      [2, 3],
    ),
    ...comparisons.flatMap((one) => ['', comparisonWords(one)]),
    ...(canary === null ? [] : ['', `Canary: ${canary.verdict}. ${canary.why}.`]),
    ...(proposal === null
      ? []
      : ['', `${proposalWords(proposal)} waits for a second lead: ${proposal.reason}`]),
    ...open.flatMap(({ text }) => ['', `Not acknowledged yet: ${text}`]),
    ...automaticWords(state),
    '',
  ]
}

/** The step that a proposal asks for, and whose it is. */
export function proposalWords({ by, from, to, takesOver }: Proposal): string {
  return takesOver === null
    ? `The step from ${from} to ${to} that ${by} proposed`
    : `The last step of the canary that ${by} began, all items to ${formatVersion(takesOver)},`
}

function comparisonWords(comparison: VersionComparison): string {
  const { control, candidate, n, difference, lower, verdict } = comparison
  const sides = `${formatVersion(candidate)} against ${formatVersion(control)}`
  if (n === 0) return `${sides}: no items in common yet.`
  const bound =
    lower === null ? '' : `, at least ${formatPoints(Math.floor(lower * 1000 + 1e-9) / 1000)}`
  return `${sides}: ${verdict}; agreement differs by ${formatPoints(difference)}${bound} on ${formatCount(n)} items (only the candidate agrees on ${comparison.onlyCandidateAgrees}, only the other on ${comparison.onlyControlAgrees}).`
}

function automaticWords({ automatic }: AutomationState): readonly string[] {
  const { decided, audited, waiting } = automatic
  if (decided === 0) return []
  return [
    '',
    `${formatCount(decided)} decided by the model since the stage began: ${formatCount(audited)} audited, ${formatCount(waiting)} audits waiting.`,
  ]
}

function shapeVersion({ model, version, role, share, predictions, ...rest }: AutomationVersion) {
  const { stage, next, verdict, recommendedThreshold } = rest.gate
  return {
    model,
    version,
    role,
    share,
    predictions,
    firstSeenAt: toText(rest.firstSeenAt),
    gate: { stage, next, verdict, recommendedThreshold },
  }
}

function shapeProposal(proposal: AutomationState['proposal']) {
  if (proposal === null) return null
  const { by, reason, from, to, threshold, takesOver, outright, revision, at } = proposal
  return { by, reason, from, to, threshold, takesOver, outright, revision, at: toText(at) }
}

const toText = (instant: number) => new Date(instant).toISOString()
