import { z } from 'zod'
import { roles, type Role } from '../roles'
import { idText } from '../schema/text'
import { timeZoneText } from '../schema/timeZone'
import { define, writeFields } from './define'

export interface Person {
  readonly id: number
  readonly name: string
  readonly role: Role
}

/** A person as anybody sees them who opens the workspace. */
export interface KnownPerson extends Person {
  /** Whoever signs in under this name is asked for it. */
  readonly hasPassword: boolean
  /** Nobody signs in under this name any more; what they did stays. */
  readonly hasLeft: boolean
}

/** A person with what is known of their work. */
export interface PersonAtWork extends KnownPerson {
  /** Over all tasks, also those that came as events under this name. */
  readonly decisions: number
  /** Their last answer, ruling or flag in the app. */
  readonly lastActAt: number | null
}

export interface WorkspaceInfo {
  readonly dir: string
  readonly timeZone: string
  readonly createdAt: number
  /** False where another process watches the inbox; `ownerNote` then says which. */
  readonly ownsInbox: boolean
  readonly ownerNote: string | null
  readonly people: readonly KnownPerson[]
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

export interface BackupMade {
  readonly file: string
  readonly bytes: number
}

export interface BackupRestored {
  readonly dir: string
  /** The moment that the copy is of; null for one that was not made by `backup`. */
  readonly madeAt: number | null
  /** Where the database that was there before now lies; null where there was none. */
  readonly kept: string | null
  /** Files in `inbox/done` from after that moment: what they brought is not in the copy. */
  readonly newerFiles: readonly string[]
}

/** Kept with the change, for whoever asks later. */
const reasonText = z.string().trim().min(1, 'must say why').max(2000)

/** Long enough for a passphrase, short enough to be hashed at once. */
const passwordText = z.string().min(1).max(1000)

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
  /** Copies the database as it is at one moment into a new file, while work goes on. */
  'workspace.backup': define<BackupMade>()(
    'long',
    'lead',
    /** Null lets the person choose where, in the app. */
    z.object({ file: z.string().min(1).nullable() }),
  ),
  /** Puts a copy back, in a process that has no workspace open. The one that was there is kept. */
  'workspace.restore': define<BackupRestored>()(
    'write',
    'anyone',
    z.object({
      dir: z.string().min(1),
      file: z.string().min(1),
      account: z.string().min(1).max(200),
    }),
  ),
  /** Days begin at midnight there; all figures by day are counted anew. */
  'workspace.setTimeZone': define<null>()(
    'write',
    'lead',
    z.object({ ...writeFields, timeZone: timeZoneText }),
  ),
  'session.current': define<SessionInfo>()('read', 'anyone', z.object({})),
  'session.signIn': define<Person>()(
    'read',
    'anyone',
    z.object({ name: idText, password: passwordText.nullable().default(null) }),
  ),
  'session.signOut': define<null>()('read', 'anyone', z.object({})),
  'people.list': define<readonly PersonAtWork[]>()('read', 'operator', z.object({})),
  'people.add': define<Person>()(
    'write',
    'lead',
    z.object({ ...writeFields, name: idText, role: z.enum(roles) }),
  ),
  /** Gives another role. There is always a lead. */
  'people.setRole': define<null>()(
    'write',
    'lead',
    z.object({ ...writeFields, name: idText, role: z.enum(roles), reason: reasonText }),
  ),
  /** Lets nobody sign in under a name any more, or again; the password goes either way. */
  'people.setLeft': define<null>()(
    'write',
    'lead',
    z.object({ ...writeFields, name: idText, hasLeft: z.boolean(), reason: reasonText }),
  ),
  /** Sets a password, or with null takes it away: leads for everybody, others for themselves. */
  'people.setPassword': define<null>()(
    'write',
    'operator',
    z.object({ ...writeFields, name: idText, password: passwordText.nullable() }),
  ),
  'workspace.verify': define<{ ok: boolean; checks: readonly VerifyCheck[] }>()(
    'long',
    'operator',
    z.object({}),
  ),
}
