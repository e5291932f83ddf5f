import type { TimelineEntry } from '../../../shared/contract/automation'
import type { RequestError } from '../../../shared/contract/errors'
import type { OutputOf } from '../../../shared/contract/requests'
import type { Result } from '../../../shared/result'
import type { Command, ExitCode, Session } from '../../command'
import { readOptions } from '../../options'
import { formatTimeline, shapeEntry } from '../../text/timeline'

const pageSize = 200

type Page = Result<OutputOf<'automation.timeline'>, RequestError>

/** What was in charge when, and on what evidence. */
export const timeline: Command = {
  name: 'timeline',
  usage: '--task T',
  does: 'every change of what is in charge, the latest first, with reason and evidence',
  texts: ['task'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const task = options.task()
    return options.done({ run: (session) => list(session, task) })
  },
}

async function list({ ask, out, signal }: Session, task: string): Promise<ExitCode> {
  const entries: TimelineEntry[] = []
  let before: number | null = null
  do {
    if (signal.aborted) return out.failed({ message: 'cancelled' })
    const answer: Page = await ask('automation.timeline', { task, before, limit: pageSize })
    if (!answer.ok) return out.failed(answer.error)
    entries.push(...answer.value.entries)
    before = answer.value.next
  } while (before !== null)
  out.result(entries.map(shapeEntry), () =>
    entries.length === 0 ? ['Nothing has changed yet.'] : formatTimeline(entries),
  )
  return 0
}
