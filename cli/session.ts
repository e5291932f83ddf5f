import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import type { CancelSignal, Client } from '../shared/contract/client'
import type { RequestError } from '../shared/contract/errors'
import type { BackupRestored, WorkspaceInfo } from '../shared/contract/workspace'
import { fail, succeed, type Result } from '../shared/result'
import { wrongUse, type Plan, type Session, type WrongUse } from './command'
import type { Output } from './output'
import { askSecret } from './password'

const isWorkspace = (dir: string) => existsSync(path.join(dir, 'understudy.db'))

/** The folder to work on: the one named, else the one the person is in, if that is a workspace. */
export function findWorkspace(named: string | null, cwd: string, plan: Plan): string | WrongUse {
  if (named !== null) return path.resolve(cwd, named)
  if (!plan.make && plan.restore === undefined && isWorkspace(cwd)) return cwd
  return wrongUse(
    plan.make || plan.restore !== undefined
      ? 'which folder? Name one with --workspace DIR'
      : 'this folder is not a workspace. Name one with --workspace DIR',
  )
}

export interface SessionOptions {
  readonly client: Client
  readonly out: Output
  readonly dir: string
  readonly cwd: string
  /** Whom to sign in; null for the fallback below. */
  readonly as: string | null
  readonly plan: Plan
  readonly signal: CancelSignal
  readonly ended: Promise<void>
}

/** Opens the workspace and signs somebody in. */
export async function openSession(options: SessionOptions): Promise<Result<Session, RequestError>> {
  const { client, out, dir, cwd, plan, signal, ended } = options
  const isNew = !isWorkspace(dir)

  const ask: Session['ask'] = async (name, input, label) => {
    if (label === undefined) return client.ask(name, input, { signal })
    const progress = out.progress(label)
    const answer = await client.ask(name, input, { signal, onProgress: progress.update })
    progress.end()
    return answer
  }

  const account = accountName()
  let restored: BackupRestored | null = null
  if (plan.restore !== undefined) {
    const file = path.resolve(cwd, plan.restore)
    const answer = await ask('workspace.restore', { dir, file, account }, 'Restoring')
    if (!answer.ok) return answer
    restored = answer.value
  }
  const opening = { dir, create: plan.make !== undefined, sample: plan.make?.sample ?? null }
  const opened = await ask(
    'workspace.open',
    { ...opening, own: plan.own ?? false, account },
    'Opening',
  )
  if (!opened.ok) return opened
  const name = options.as ?? chooseName(opened.value, account)
  if (name === null) return fail({ code: 'not_signed_in', message: 'this workspace has no lead' })
  const password = await passwordOf(name, opened.value)
  if (!password.ok) return password
  const person = await ask('session.signIn', { name, password: password.value })
  if (!person.ok) return person

  return succeed({
    out,
    workspace: opened.value,
    restored,
    isNew,
    signal,
    ended,
    ask,
    resolve: (file) => path.resolve(cwd, file),
    write: () => ({ requestId: randomUUID(), at: Date.now() }),
  })
}

/** From the environment, else typed at the terminal; null where none is asked for. */
async function passwordOf(
  name: string,
  { people }: WorkspaceInfo,
): Promise<Result<string | null, RequestError>> {
  if (people.find((person) => person.name === name)?.hasPassword !== true) return succeed(null)
  const known = process.env['UNDERSTUDY_PASSWORD'] ?? ''
  const password = known === '' ? await askSecret(`Password of ${name}: `) : known
  if (password !== null && password !== '') return succeed(password)
  return fail({
    code: 'password_needed',
    message: `${name} has a password. Put it into UNDERSTUDY_PASSWORD, or run this in a terminal, which asks for it`,
  })
}

/**
 * Whoever can use the command line on a workspace can read and change its database anyway, so that
 * somebody unknown to it works as its first lead.
 */
function chooseName({ people }: WorkspaceInfo, account: string): string | null {
  const known = people.find(({ name, hasLeft }) => name === account && !hasLeft)
  const leads = people.filter(({ role, hasLeft }) => role === 'lead' && !hasLeft)
  return (known ?? leads.find(({ hasPassword }) => !hasPassword) ?? leads[0])?.name ?? null
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return 'owner'
  }
}
