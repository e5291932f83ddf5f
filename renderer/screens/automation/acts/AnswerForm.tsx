import { proposalWords } from '../../../words/acts'
import { declineWords } from '../../../words/hundred'
import { stageName } from '../../../words/stages'
import { previewAct } from '../preview'
import { ActForm } from './ActForm'
import type { FormProps } from './form'

interface Props extends FormProps {
  readonly approves: boolean
}

/** A second lead's answer to a promotion that waits. */
export function AnswerForm({ approves, ...props }: Props) {
  const { proposal, deployment } = props.facts.state
  const act = { kind: 'answer', approves } as const
  const step =
    proposal === null
      ? 'the step'
      : proposal.takesOver === null
        ? `the step to ${stageName(proposal.to)}`
        : 'the end of the canary'
  return (
    <ActForm
      {...props}
      title={`${approves ? 'Approve' : 'Decline'} ${step}`}
      button={approves ? 'Approve' : 'Decline'}
      act={act}
      preview={previewAct(act, props.facts)}
      missingTitle={approves ? 'Without this evidence' : null}
      {...(approves ? {} : { sentence: declineWords(deployment.stage) })}
    >
      {proposal === null ? null : (
        <p className="text-dense text-pretty text-muted">
          {proposal.takesOver === null
            ? `${proposal.by}: “${proposal.reason}”`
            : `${proposalWords(proposal)} ${proposal.reason}`}
        </p>
      )}
    </ActForm>
  )
}
