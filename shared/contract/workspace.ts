import { z } from 'zod'
import { roles, type Role } from '../roles'
import { idText } from '../schema/text'
import { define, writeFields } from './define'

export interface Person {
  readonly id: number
  readonly name: string
  readonly role: Role
}

export interface WorkspaceInfo {
  readonly dir: string
  readonly timeZone: string
  readonly createdAt: number
  /** False where another process watches the inbox; `ownerNote` then says which. */
  readonly ownsInbox: boolean
  readonly ownerNote: string | null
  readonly people: readonly Person[]
}

export interface SessionInfo {
  readonly workspace: WorkspaceInfo | null
  readonly person: Person | null
}

export interface VerifyCheck {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

export const workspaceRequests = {
  /** Opens (or makes) a workspace in this data process; a process serves one workspace. */
  'workspace.open': define<WorkspaceInfo>()(
    'write',
    'anyone',
    z.object({
      dir: z.string().min(1),
      create: z.boolean(),
      sample: z.enum(['digits']).nullable(),
      /** Takes the inbox and the outbox, if no other process has them. */
      own: z.boolean(),
      /** The operating system's account: the first lead of a new workspace, and named in the log. */
      account: z.string().min(1).max(200),
    }),
  ),
  'session.current': define<SessionInfo>()('read', 'anyone', z.object({})),
  'session.signIn': define<Person>()('read', 'anyone', z.object({ name: idText })),
  'session.signOut': define<null>()('read', 'anyone', z.object({})),
  'people.list': define<readonly Person[]>()('read', 'operator', z.object({})),
  'people.add': define<Person>()(
    'write',
    'lead',
    z.object({ ...writeFields, name: idText, role: z.enum(roles) }),
  ),
  'workspace.verify': define<{ ok: boolean; checks: readonly VerifyCheck[] }>()(
    'long',
    'operator',
    z.object({}),
  ),
}
