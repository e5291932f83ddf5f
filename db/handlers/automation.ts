import { fail, succeed, type Result } from '../../shared/result'
import type { RequestError } from '../../shared/contract/errors'
import type { AutomationState } from '../../shared/contract/automation'
import type { LeadAct } from '../store/automationStore'
import { actOf, personOf, workspaceOf, type HandlerContext, type Handlers } from './handler'

type Changes =
  | 'automation.promote'
  | 'automation.answerProposal'
  | 'automation.demote'
  | 'automation.setThreshold'
  | 'automation.deploy'
  | 'automation.rollback'
  | 'automation.setConditions'

type Questions =
  | 'automation.state'
  | 'automation.gate'
  | 'automation.thresholds'
  | 'automation.timeline'
  | 'automation.route'
  | 'automation.dryRun'
  | 'automation.acknowledge'
  | 'automation.notices'

/** Acts that move a model. Each answers with what is in charge after it. */
const changes: Handlers<Changes> = {
  'automation.promote': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.promote(act, input.task, input.threshold, input.outright),
    ),
  'automation.answerProposal': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.answerProposal(act, input.task, input.approves, input.proposedAt),
    ),
  'automation.demote': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.demote(act, input.task, input.to, input.threshold),
    ),
  'automation.setThreshold': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.setThreshold(act, input.task, input.threshold),
    ),
  'automation.deploy': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.deploy(act, input.task, input.strategy),
    ),
  'automation.rollback': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.rollback(act, input.task, input.threshold),
    ),
  'automation.setConditions': (input, context) =>
    change(input, context, (act) =>
      workspaceOf(context).store.setConditions(act, input.task, input.conditions),
    ),
}

const questions: Handlers<Questions> = {
  'automation.state': ({ task }, context) => workspaceOf(context).reader.automation(task),
  'automation.gate': (input, context) => workspaceOf(context).reader.gate(input),
  'automation.thresholds': (input, context) => workspaceOf(context).reader.thresholds(input),
  'automation.dryRun': (input, context) => workspaceOf(context).reader.dryRun(input),
  'automation.route': (input, context) => workspaceOf(context).store.route(input),

  'automation.timeline': async ({ task, before, limit }, context) => {
    const answer = await workspaceOf(context).store.timeline(task, before, limit)
    if (!answer.ok) return answer
    const entries = answer.value
    return succeed({
      entries,
      next: entries.length === limit ? (entries.at(-1)?.seq ?? null) : null,
    })
  },

  'automation.notices': async (_, context) => succeed(await workspaceOf(context).store.notices()),

  'automation.acknowledge': async (input, context) => {
    const { store } = workspaceOf(context)
    const answer = await store.acknowledge(actOf(input, context), input.notice, input.reason)
    if (answer.ok) context.announce(['automation'])
    return answer
  },
}

export const automationHandlers: Handlers<Changes | Questions> = { ...changes, ...questions }

async function change(
  input: {
    readonly requestId: string
    readonly at: number
    readonly task: string
    readonly reason: string
    readonly revision: number | null
  },
  context: HandlerContext,
  write: (act: LeadAct) => Promise<Result<null, RequestError>>,
): Promise<Result<AutomationState, RequestError>> {
  const act: LeadAct = {
    ...actOf(input, context),
    role: personOf(context).role,
    reason: input.reason,
    revision: input.revision,
  }
  const answer = await write(act)
  if (!answer.ok) return fail(answer.error)
  const { jobs, reader } = workspaceOf(context)
  await jobs.reroute()
  context.announce(['automation', 'tasks', 'review'])
  return reader.automation(input.task)
}
