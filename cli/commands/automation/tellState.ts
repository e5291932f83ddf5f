import type { AutomationState } from '../../../shared/contract/automation'
import type { RequestError } from '../../../shared/contract/errors'
import type { Result } from '../../../shared/result'
import type { ExitCode, Session } from '../../command'
import { formatDeployment } from '../../text/deployment'
import { proposalWords, shapeChange } from '../../text/state'

/** Ends a command that changed what is in charge: with what is in charge now, or why it was not done. */
export function tellState(
  { out }: Session,
  answer: Result<AutomationState, RequestError>,
): ExitCode {
  if (!answer.ok) return out.failed(answer.error)
  const { task, deployment, proposal } = answer.value
  out.result(shapeChange(answer.value), () => [formatDeployment(task, deployment)])
  if (proposal !== null)
    out.say(
      `Not done yet. ${proposalWords(proposal)} waits for a second lead (understudy approve --task ${task})`,
    )
  return 0
}
