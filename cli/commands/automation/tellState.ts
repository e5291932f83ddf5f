import type { AutomationState } from '../../../shared/contract/automation'
import type { RequestError } from '../../../shared/contract/errors'
import type { Result } from '../../../shared/result'
import type { ExitCode, Session } from '../../command'
import { formatDeployment } from '../../text/deployment'

/** Ends a command that changed what is in charge: with what is in charge now, or why it was not done. */
export function tellState(
  { out }: Session,
  answer: Result<AutomationState, RequestError>,
): ExitCode {
  if (!answer.ok) return out.failed(answer.error)
  const { task, deployment, proposal } = answer.value
  out.result(shapeState(answer.value), () => [formatDeployment(task, deployment)])
  if (proposal !== null)
    out.say(
      `The step from ${proposal.from} to ${proposal.to} that ${proposal.by} proposed waits for a second lead: understudy approve --task ${task}`,
    )
  return 0
}

/** What a change answers; the evidence of a proposal is in the timeline. */
export function shapeState({ task, deployment, proposal }: AutomationState) {
  const { stage, threshold, strategy, revision } = deployment
  return { task, stage, threshold, strategy, revision, proposal: shapeProposal(proposal) }
}

function shapeProposal(proposal: AutomationState['proposal']) {
  if (proposal === null) return null
  const { by, reason, from, to, threshold, outright, revision, at } = proposal
  return { by, reason, from, to, threshold, outright, revision, at: new Date(at).toISOString() }
}
