import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { OutputOf, ParsedInputOf, RequestName } from '../../shared/contract/requests'
import type { Person } from '../../shared/contract/workspace'
import type { Result } from '../../shared/result'
import type { Act } from '../store/reviewStore'
import type { Announce, OpenWorkspace, Session } from '../session'

/** What a handler may use: the rest was checked at the door. */
export interface HandlerContext {
  readonly session: Session
  readonly announce: Announce
  readonly now: () => number
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Answers one kind of request. Input is parsed and the role is checked before. */
export type Handler<Name extends RequestName> = (
  input: ParsedInputOf<Name>,
  context: HandlerContext,
) => Promise<Result<OutputOf<Name>, RequestError>>

export type Handlers<Name extends RequestName = RequestName> = {
  readonly [Each in Name]: Handler<Each>
}

/** The open workspace; the server lets no request through that needs one and has none. */
export function workspaceOf({ session }: HandlerContext): OpenWorkspace {
  if (!session.workspace) throw new Error('no workspace is open')
  return session.workspace
}

/** The person signed in; the server lets no request through that needs one and has none. */
export function personOf({ session }: HandlerContext): Person {
  if (!session.person) throw new Error('nobody is signed in')
  return session.person
}

/** A write as the store wants it: what, when, and who. */
export function actOf(
  input: { readonly requestId: string; readonly at: number },
  context: HandlerContext,
): Act {
  return {
    requestId: input.requestId,
    at: input.at,
    person: personOf(context).name,
    account: workspaceOf(context).account,
  }
}
