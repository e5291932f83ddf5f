import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** Where everything of one workspace lies. */
export interface WorkspaceFolder {
  readonly dir: string
  readonly database: string
  readonly lock: string
  readonly owner: string
  readonly inbox: string
  readonly done: string
  readonly rejected: string
  readonly outbox: string
  /** How far the outbox was written, for when its files have been taken away. */
  readonly outboxCursor: string
  readonly policy: string
  readonly httpToken: string
  readonly media: string
  readonly exports: string
  readonly backups: string
}

/** The paths inside a workspace; nothing is touched. */
export function locateWorkspace(dir: string): WorkspaceFolder {
  const inside = (...names: readonly string[]) => path.join(dir, ...names)
  return {
    dir,
    database: inside('understudy.db'),
    lock: inside('owner.lock'),
    owner: inside('owner.json'),
    inbox: inside('inbox'),
    done: inside('inbox', 'done'),
    rejected: inside('rejected'),
    outbox: inside('outbox'),
    outboxCursor: inside('outbox.cursor'),
    policy: inside('policy.json'),
    httpToken: inside('http-token'),
    media: inside('media'),
    exports: inside('exports'),
    backups: inside('backups'),
  }
}

export function hasWorkspace(folder: WorkspaceFolder): boolean {
  return existsSync(folder.database)
}

/** Makes what is missing of the folders; what is there stays. */
export function makeFolders(folder: WorkspaceFolder): void {
  const { dir, done, rejected, outbox, media, exports, backups } = folder
  for (const one of [dir, done, rejected, outbox, media, exports, backups])
    mkdirSync(one, { recursive: true })
}
