import type { RejectedLine } from '../../shared/contract/queue'
import type { RequestError } from '../../shared/contract/errors'
import type { OutputOf } from '../../shared/contract/requests'
import type { Result } from '../../shared/result'
import type { Command, ExitCode, Session } from '../command'
import { formatCounts, formatReasons } from '../text/counts'
import { setTable } from '../text/table'

const pageSize = 1000

type Page = Result<OutputOf<'queue.rejected'>, RequestError>

/** Lists what was set aside, or sends it through the same door once more. */
export const rejected: Command = {
  name: 'rejected',
  usage: '[--retry]',
  does: 'list the lines that were set aside and why, or try them again',
  flags: ['retry'],
  least: 0,
  most: 0,
  read: ({ has }) => ({ run: has('retry') ? retry : list }),
}

async function retry({ ask, write, out }: Session): Promise<ExitCode> {
  const answer = await ask('queue.retry', { ...write(), ids: null }, 'Trying again')
  if (!answer.ok) return out.failed(answer.error)
  const counts = answer.value
  out.result(counts, () => [formatCounts(counts)])
  if (counts.rejected > 0) out.say(`Still set aside: ${formatReasons(counts.reasons)}.`)
  return 0
}

/** Page by page, as there may be a great many. */
async function list({ ask, out, signal }: Session): Promise<ExitCode> {
  let after: number | null = null
  let count = 0
  do {
    if (signal.aborted) return out.failed({ message: 'cancelled' })
    const answer: Page = await ask('queue.rejected', {
      reason: null,
      after,
      limit: pageSize,
    })
    if (!answer.ok) return out.failed(answer.error)
    const { lines, next }: OutputOf<'queue.rejected'> = answer.value
    out.write(out.json ? asElements(lines, count) : asTable(lines))
    count += lines.length
    after = next
  } while (after !== null)
  if (out.json) out.write(count === 0 ? '[]\n' : '\n]\n')
  else if (count === 0) out.write('Nothing is set aside.\n')
  return 0
}

function asElements(lines: readonly RejectedLine[], before: number): string {
  return lines
    .map((line, index) => `${before + index === 0 ? '[' : ','}\n  ${JSON.stringify(toKeys(line))}`)
    .join('')
}

/** Exactly the documented keys, whatever else the answer may come to carry. */
function toKeys({ id, file, line, reason, path, message, at }: RejectedLine) {
  return { id, file, line, reason, path, message, at }
}

function asTable(lines: readonly RejectedLine[]): string {
  if (lines.length === 0) return ''
  const rows = lines.map(({ id, file, line, reason, path, message }) => [
    id,
    `${file}:${line}`,
    reason,
    path === '' ? message : `${path}: ${message}`,
  ])
  return `${setTable(['id', 'line', 'reason', 'what is wrong'], rows, [0]).join('\n')}\n`
}
