import { fail, succeed } from '../../shared/result'
import { version as appVersion } from '../../package.json'
import { exportKind } from '../../shared/exports/manifest'
import { nameExportFolder } from '../exports/exportFolder'
import { actOf, workspaceOf, type Handlers } from './handler'

export const exportHandlers: Handlers<'exports.count' | 'exports.run' | 'exports.list'> = {
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
    const { exporter, store, folder } = workspaceOf(context)
    const { options } = input
    const { task, format } = options
    const kind = exportKind(options)
    const last = options.onlyNew ? await store.lastExport(task, kind) : null
    const within = input.within ?? folder.exports
    const answer = await exporter.run(
      {
        options,
        dir: input.dir ?? nameExportFolder(within, { task, format, at: input.at }),
        mediaDir: folder.media,
        appVersion,
        createdAt: input.at,
        since: last?.marks ?? null,
        secret: options.names === 'replace' ? await store.exportSecret() : '',
      },
      context,
    )
    if (!answer.ok) return fail(answer.error)
    const { marks, ...done } = answer.value
    const { counts, files } = done.manifest
    await store.recordExport(actOf(input, context), {
      task,
      kind,
      options,
      marks,
      dir: done.dir,
      items: counts.items,
      rows: counts.rows,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      finishedAt: context.now(),
    })
    context.announce(['exports'])
    return succeed(done)
  },

  'exports.list': async ({ task, limit }, context) =>
    succeed(await workspaceOf(context).store.exports(task, limit)),
}
