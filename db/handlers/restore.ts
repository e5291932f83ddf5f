import path from 'node:path'
import type { RequestError } from '../../shared/contract/errors'
import type { ParsedInputOf } from '../../shared/contract/requests'
import type { BackupRestored } from '../../shared/contract/workspace'
import { fail, type Result } from '../../shared/result'
import { locateWorkspace, type WorkspaceFolder } from '../workspace/folder'
import type { Handlers } from './handler'

/** How a copy is put back is decided where the process starts, as only that knows the adapter. */
export type Restore = (
  folder: WorkspaceFolder,
  input: ParsedInputOf<'workspace.restore'>,
) => Promise<Result<BackupRestored, RequestError>>

export function createRestoreHandler(restore: Restore): Handlers<'workspace.restore'> {
  return {
    'workspace.restore': (input, { session }) =>
      session.workspace
        ? Promise.resolve(
            fail({ code: 'conflict', message: 'This process has a workspace open already.' }),
          )
        : restore(locateWorkspace(path.resolve(input.dir)), input),
  }
}
