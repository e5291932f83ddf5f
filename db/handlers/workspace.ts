import path from 'node:path'
import { fail, succeed } from '../../shared/result'
import { actOf, workspaceOf, type HandlerContext, type Handlers } from './handler'
import { readOwnerNote } from '../workspace/ownerNote'
import type { WorkspaceInfo } from '../../shared/contract/workspace'
import type { RequestError } from '../../shared/contract/errors'
import { isPassword } from '../passwords'
import { presentPerson } from '../present'
import type { OpenWorkspace } from '../session'

export const workspaceHandlers: Handlers<
  | 'session.current'
  | 'session.signIn'
  | 'session.signOut'
  | 'workspace.verify'
  | 'workspace.backup'
  | 'workspace.setTimeZone'
> = {
  'session.current': async (_, { session }) =>
    succeed({
      workspace: session.workspace ? await describeWorkspace(session.workspace) : null,
      person: await presentPerson(session),
    }),

  'session.signIn': async ({ name, password }, context) => {
    const { store } = workspaceOf(context)
    const people = await store.people()
    const person = people.find((one) => one.name === name)
    if (!person)
      return fail({
        code: 'not_found',
        path: 'name',
        message: `There is no person called "${name}" in this workspace.`,
      })
    if (person.hasLeft)
      return fail({
        code: 'not_allowed',
        path: 'name',
        message: `${name} no longer works here. A lead can take ${name} back.`,
      })
    const refusal = await checkPassword(await store.passwordHash(name), name, password)
    if (refusal) return fail(refusal)
    if (context.session.person?.name !== person.name) await letGo(context)
    const { id, role } = person
    context.session.person = { id, name, role }
    return succeed({ id, name, role })
  },

  'session.signOut': async (_, context) => {
    await letGo(context)
    context.session.person = null
    return succeed(null)
  },

  'workspace.backup': async ({ file }, context) => {
    if (file === null)
      return fail({ code: 'invalid_input', path: 'file', message: 'Name the file of the copy.' })
    return workspaceOf(context).backUp(path.resolve(file), context)
  },

  'workspace.setTimeZone': async (input, context) => {
    await workspaceOf(context).store.setTimeZone(actOf(input, context), input.timeZone)
    context.announce(['workspace', 'report', 'review'])
    return succeed(null)
  },

  'workspace.verify': (_, context) =>
    workspaceOf(context).reader.verify(context.onProgress, context.signal),
}

/** Why somebody may not sign in under a name, if so. */
async function checkPassword(
  hash: string | null,
  name: string,
  password: string | null,
): Promise<RequestError | null> {
  if (hash === null) return null
  if (password === null)
    return { code: 'password_needed', path: 'password', message: `${name} has a password.` }
  if (await isPassword(password, hash)) return null
  return {
    code: 'password_wrong',
    path: 'password',
    message: `That is not the password of ${name}. Try again, or let a lead set a new one.`,
  }
}

/** Whoever goes leaves nothing behind that others would have to wait for. */
export async function letGo({ session }: Pick<HandlerContext, 'session'>): Promise<void> {
  const { workspace, person } = session
  if (workspace && person) await workspace.store.releaseOf(person.name)
}

/** What everybody may know of the workspace. */
export async function describeWorkspace(workspace: OpenWorkspace): Promise<WorkspaceInfo> {
  const { folder, ownsInbox, store } = workspace
  const { timeZone, createdAt } = await store.workspace()
  return {
    dir: folder.dir,
    timeZone,
    createdAt,
    ownsInbox: ownsInbox(),
    ownerNote: ownsInbox() ? null : readOwnerNote(folder.owner),
    people: await store.people(),
  }
}
