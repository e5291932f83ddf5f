import path from 'node:path'
import type { IngestCounts } from '../../shared/contract/queue'
import { wrongUse, type Command, type Session } from '../command'
import { spoolStdin } from '../stdin'
import { addCounts, formatCounts, formatReasons, noCounts } from '../text/counts'

/** Takes events in, from files where they lie or from stdin. */
export const ingest: Command = {
  name: 'ingest',
  usage: 'FILE… | -',
  does: 'take events in from files or stdin; what cannot be taken in is set aside',
  least: 1,
  most: Infinity,
  read: ({ words: files }) => {
    if (files.filter((file) => file === '-').length > 1) return wrongUse('- can be given once')
    return {
      run: async (session) => {
        const { out, signal } = session
        let counts = noCounts
        let failures = 0
        for (const file of files) {
          if (signal.aborted) break
          const answer = await ingestOne(session, file)
          if (answer.ok) counts = addCounts(counts, answer.value)
          else failures++
          if (!answer.ok) out.failed({ message: `${nameOf(file)}: ${answer.error.message}` })
        }
        if (failures < files.length) say(session, counts)
        return failures > 0 || signal.aborted ? 1 : 0
      },
    }
  },
}

async function ingestOne({ ask, resolve, workspace, signal }: Session, file: string) {
  const name = nameOf(file)
  const take = (from: string) => ask('queue.ingestFile', { file: from, name }, name)
  if (file !== '-') return take(resolve(file))
  const spool = await spoolStdin(workspace.dir, signal)
  if (!spool.ok) return spool
  try {
    return await take(spool.value.file)
  } finally {
    await spool.value.remove()
  }
}

function say({ out }: Session, counts: IngestCounts): void {
  const seconds = `in ${counts.seconds.toFixed(1)} s`
  out.result(counts, () => [`${formatCounts(counts)}, ${seconds}`])
  if (counts.rejected > 0)
    out.say(
      `Set aside: ${formatReasons(counts.reasons)}. "understudy rejected" lists them with what is wrong.`,
    )
}

/** The name under which set-aside lines are found again. */
const nameOf = (file: string) => (file === '-' ? 'stdin' : path.basename(file))
