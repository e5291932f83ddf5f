import { fail, succeed, type Result } from '../../shared/result'
import { version as appVersion } from '../../package.json'
import type { RequestError } from '../../shared/contract/errors'
import type { ExportDone } from '../../shared/contract/exports'
import { exportKind } from '../../shared/exports/manifest'
import type { ExportOptions } from '../../shared/schema/export'
import { nameExportFolder } from '../exports/exportFolder'
import type { FoundExport } from '../exports/exportJob'
import { nothingUnfinished } from '../exports/failures'
import {
  forgetUnfinished,
  listUnfinished,
  noteUnfinished,
  unfinishedId,
} from '../exports/pieces/unfinishedList'
import type { ExportMarks } from '../store/exportSource'
import { actOf, workspaceOf, type HandlerContext, type Handlers } from './handler'

export const exportHandlers: Handlers<
  | 'exports.count'
  | 'exports.run'
  | 'exports.list'
  | 'exports.unfinished'
  | 'exports.resume'
  | 'exports.discard'
> = {
  'exports.count': async (selection, context) => {
    const { exporter, store } = workspaceOf(context)
    const last = await store.lastExport(selection.task, exportKind(selection))
    const since = selection.onlyNew ? (last?.marks ?? null) : null
    const answer = await exporter.count({ selection, since }, context)
    return answer.ok
      ? succeed({ ...answer.value, lastExportAt: last?.finishedAt ?? null })
      : fail(answer.error)
  },

  'exports.run': async (input, context) => {
    const { store, folder } = workspaceOf(context)
    const { options } = input
    const { task, format } = options
    const last = options.onlyNew ? await store.lastExport(task, exportKind(options)) : null
    const within = input.within ?? folder.exports
    // Asked again after the process died in the middle, it goes on where it was.
    const begun = (await listUnfinished(folder.exports)).find(
      (one) => one.requestId === input.requestId,
    )
    const dir = input.dir ?? begun?.dir ?? nameExportFolder(within, { task, format, at: input.at })
    return write(input, { options, dir, since: last?.marks ?? null }, context)
  },

  'exports.list': async ({ task, limit }, context) =>
    succeed(await workspaceOf(context).store.exports(task, limit)),

  'exports.unfinished': async (_, context) => {
    const notes = await listUnfinished(workspaceOf(context).folder.exports)
    const found = await findIn(
      notes.map(({ dir }) => dir),
      context,
    )
    if (!found.ok) return found
    return succeed(
      found.value
        .toSorted((a, b) => b.startedAt - a.startedAt)
        .map(({ since: _since, ...one }) => ({ ...one, id: unfinishedId(one.dir) })),
    )
  },

  'exports.resume': async (input, context) => {
    const found = await findOne(input, context)
    if (!found.ok) return found
    const { options, dir, since } = found.value
    return write(input, { options, dir, since }, context)
  },

  'exports.discard': async (input, context) => {
    const found = await findOne(input, context)
    if (!found.ok) return found
    const { dir } = found.value
    const { exporter, folder } = workspaceOf(context)
    const answer = await exporter.discard(dir, context)
    if (!answer.ok) return answer
    await forgetUnfinished(folder.exports, dir)
    context.announce(['exports'])
    return succeed(null)
  },
}

interface Written {
  readonly options: ExportOptions
  readonly dir: string
  readonly since: ExportMarks | null
}

/** Writes an export, or what is missing of it, and remembers it. */
async function write(
  input: { readonly requestId: string; readonly at: number },
  { options, dir, since }: Written,
  context: HandlerContext,
): Promise<Result<ExportDone, RequestError>> {
  const { exporter, store, folder } = workspaceOf(context)
  const act = actOf(input, context)
  await noteUnfinished(folder.exports, { dir, requestId: input.requestId })
  const answer = await exporter.run(
    {
      options,
      dir,
      mediaDir: folder.media,
      appVersion,
      createdAt: input.at,
      person: act.person,
      since,
      secret: options.names === 'replace' ? await store.exportSecret() : '',
    },
    context,
  )
  if (!answer.ok) {
    // What was left can be gone on with, and is listed; what was not is forgotten.
    const left = await findIn([dir], context)
    if (left.ok && left.value.length === 0) await forgetUnfinished(folder.exports, dir)
    context.announce(['exports'])
    return fail(answer.error)
  }
  const { marks, ...done } = answer.value
  const { counts, files } = done.manifest
  await store.recordExport(act, {
    task: options.task,
    kind: exportKind(options),
    options,
    marks,
    dir: done.dir,
    items: counts.items,
    rows: counts.rows,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    finishedAt: context.now(),
  })
  await forgetUnfinished(folder.exports, dir)
  context.announce(['exports'])
  return succeed(done)
}

/** What is looked for in folders is found also where the request itself was cancelled. */
function findIn(dirs: readonly string[], context: HandlerContext) {
  const watching = { signal: new AbortController().signal, onProgress: () => undefined }
  return dirs.length === 0
    ? Promise.resolve(succeed<readonly FoundExport[]>([]))
    : workspaceOf(context).exporter.find(dirs, watching)
}

async function findOne(
  { id, dir }: { readonly id: string | null; readonly dir: string | null },
  context: HandlerContext,
): Promise<Result<FoundExport, RequestError>> {
  const listed = await listUnfinished(workspaceOf(context).folder.exports)
  const dirs =
    dir === null ? listed.map((one) => one.dir).filter((one) => unfinishedId(one) === id) : [dir]
  const found = await findIn(dirs, context)
  if (!found.ok) return found
  const [first] = found.value
  return first ? succeed(first) : fail(nothingUnfinished(dir ?? 'This folder'))
}
