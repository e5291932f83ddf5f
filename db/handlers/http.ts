import type { RequestError } from '../../shared/contract/errors'
import { usualHttpPort, type HttpStatus } from '../../shared/contract/http'
import { fail, succeed, type Result } from '../../shared/result'
import type { OpenWorkspace } from '../session'
import { readOwnerNote } from '../workspace/ownerNote'
import { actOf, workspaceOf, type HandlerContext, type Handlers } from './handler'

type Door = NonNullable<ReturnType<OpenWorkspace['http']>>

export const httpHandlers: Handlers<
  'http.status' | 'http.turnOn' | 'http.turnOff' | 'http.newToken'
> = {
  'http.status': async (_, context) => {
    const workspace = workspaceOf(context)
    return succeed(await (workspace.http()?.status() ?? statusElsewhere(workspace)))
  },

  'http.turnOn': (input, context) =>
    change(context, (door) =>
      door.turnOn(input.port, input.remember ? actOf(input, context) : null),
    ),

  'http.turnOff': (input, context) =>
    change(context, (door) => door.turnOff(actOf(input, context))),

  'http.newToken': (input, context) =>
    change(context, (door) => door.newToken(actOf(input, context))),
}

/** Only the owner of a workspace serves HTTP. */
async function change(
  context: HandlerContext,
  act: (door: Door) => Promise<void>,
): Promise<Result<HttpStatus, RequestError>> {
  const { folder, http: doorOf } = workspaceOf(context)
  const http = doorOf()
  if (!http) return fail({ code: 'conflict', message: ownedElsewhere(folder.owner) })
  await act(http)
  return succeed(await http.status())
}

async function statusElsewhere({ store, folder }: OpenWorkspace): Promise<HttpStatus> {
  return {
    on: false,
    address: null,
    port: Number((await store.setting('http.port')) ?? usualHttpPort),
    tokenFile: folder.httpToken,
    trouble: ownedElsewhere(folder.owner),
    requests: 0,
    refused: 0,
  }
}

const ownedElsewhere = (note: string): string =>
  `HTTP is served where the inbox is watched, and that is done by ${readOwnerNote(note)}. Turn it on or off there, or end that process and open the workspace again.`
