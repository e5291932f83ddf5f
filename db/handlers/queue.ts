import { fail, succeed } from '../../shared/result'
import { workspaceOf, type Handlers } from './handler'
import { readOwnerNote } from '../workspace/ownerNote'

export const queueHandlers: Handlers<
  | 'queue.status'
  | 'queue.rejected'
  | 'queue.rejectedText'
  | 'queue.retry'
  | 'queue.mend'
  | 'queue.ingestFile'
> = {
  'queue.status': async (_, context) => {
    const { store, folder, ownsInbox, trouble } = workspaceOf(context)
    return succeed({
      ...(await store.queueStatus(context.now())),
      inboxDir: folder.inbox,
      ownsInbox: ownsInbox(),
      trouble: trouble(),
      ownerNote: ownsInbox() ? null : readOwnerNote(folder.owner),
    })
  },

  'queue.rejected': async (page, context) => {
    const lines = await workspaceOf(context).store.rejectedLines(page)
    const last = lines.length === page.limit ? (lines.at(-1)?.id ?? null) : null
    return succeed({ lines, next: last })
  },

  'queue.rejectedText': async ({ id }, context) => {
    const text = await workspaceOf(context).store.rejectedText(id)
    if (text) return succeed(text)
    return fail({ code: 'not_found', message: `There is no set-aside line ${id}.` })
  },

  'queue.retry': async ({ ids }, context) => {
    const which = ids === null ? ({ kind: 'all' } as const) : ({ kind: 'ids', ids } as const)
    const counts = await workspaceOf(context).ingest.retry(which)
    context.announce(['queue', 'review', 'report', 'tasks'])
    return succeed(counts)
  },

  'queue.mend': async ({ id, text }, context) => {
    const counts = await workspaceOf(context).ingest.mend(id, text)
    context.announce(['queue', 'review', 'report', 'tasks'])
    return succeed(counts)
  },

  'queue.ingestFile': async ({ file, name }, context) => {
    const { ingest } = workspaceOf(context)
    const counts = await ingest.file(file, name, 'command', context.signal, context.onProgress)
    context.announce(['queue', 'review', 'report', 'tasks'])
    return counts
  },
}
