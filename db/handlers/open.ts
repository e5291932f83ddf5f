import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, succeed, type Result } from '../../shared/result'
import type { RequestError } from '../../shared/contract/errors'
import type { ParsedInputOf } from '../../shared/contract/requests'
import { taskSchema } from '../../shared/schema/task'
import type { OpenWorkspace } from '../session'
import {
  hasWorkspace,
  locateWorkspace,
  makeFolders,
  type WorkspaceFolder,
} from '../workspace/folder'
import { loadDigitsSample } from '../workspace/samples'
import type { HandlerContext, Handlers } from './handler'
import { describeWorkspace } from './workspace'

type OpenInput = ParsedInputOf<'workspace.open'>

/** How a workspace is opened is decided where the process starts, as only that knows the adapter. */
export type OpenFolder = (
  folder: WorkspaceFolder,
  input: OpenInput,
  context: HandlerContext,
) => Promise<Result<OpenWorkspace, RequestError>>

/** Opens or makes the workspace of this process. */
export function createOpenHandler(openFolder: OpenFolder): Handlers<'workspace.open'> {
  return {
    'workspace.open': async (input, context) => {
      if (context.session.workspace)
        return fail({ code: 'conflict', message: 'This process has a workspace open already.' })
      const folder = locateWorkspace(path.resolve(input.dir))
      const isNew = !hasWorkspace(folder)
      if (isNew && !input.create)
        return fail({
          code: 'not_found',
          path: 'dir',
          message: `There is no workspace in ${folder.dir}. Make one there, or choose another folder.`,
        })
      const opened = await openIn(folder, input, context, openFolder)
      if (!opened.ok) return opened
      context.session.workspace = opened.value
      if (isNew && input.sample === 'digits') await rememberSample(opened.value, context, pending)
      if ((await opened.value.store.setting('sample')) === pending)
        await fillWithDigits(opened.value, context)
      opened.value.start()
      context.announce(['workspace', 'people', 'tasks', 'review', 'report', 'queue'])
      return succeed(await describeWorkspace(opened.value))
    },
  }
}

async function openIn(
  folder: WorkspaceFolder,
  input: OpenInput,
  context: HandlerContext,
  openFolder: OpenFolder,
): Promise<Result<OpenWorkspace, RequestError>> {
  try {
    makeFolders(folder)
  } catch (error) {
    return fail({
      code: 'file_unreadable',
      path: 'dir',
      message: `${folder.dir} cannot be written: ${error instanceof Error ? error.message : String(error)}. Choose another folder, or change its permissions.`,
    })
  }
  return openFolder(folder, input, context)
}

/** What is remembered until all of the sample is in, however often filling is interrupted. */
const pending = 'digits, to be filled in'

async function rememberSample(
  { store, account }: OpenWorkspace,
  { now }: HandlerContext,
  value: string,
): Promise<void> {
  const act = { requestId: randomUUID(), at: now(), person: account, account }
  await store.changeSetting(act, 'sample', value)
}

/** Brings in the sample through the same door as every event. */
async function fillWithDigits(workspace: OpenWorkspace, context: HandlerContext): Promise<void> {
  const { store, folder, ingest, account } = workspace
  const sample = await loadDigitsSample()
  const act = { requestId: randomUUID(), at: context.now(), person: account, account }
  await store.defineTask(act, taskSchema.parse(sample.task))
  const file = path.join(folder.dir, '.sample.jsonl')
  writeFileSync(file, sample.events)
  try {
    await ingest.file(file, 'sample digits', 'sample', context.signal, context.onProgress)
  } finally {
    rmSync(file, { force: true })
  }
  await rememberSample(workspace, context, 'digits')
}
