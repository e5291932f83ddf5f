import type { AutomationNotice } from '../../shared/contract/automation'
import type { Command, ExitCode, Session, WrongUse } from '../command'
import { readOptions } from '../options'
import { formatNotices, shapeNotice } from '../text/notices'

/** What people have to be told, of all tasks or of one; with `--acknowledge` that somebody has seen it. */
export const notices: Command = {
  name: 'notices',
  usage: '[--task T] [--acknowledge ID --as USER --reason R]',
  does: 'what a person has to see, of all tasks or of one; --acknowledge says that somebody has',
  texts: ['task', 'acknowledge', 'reason'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const task = input.text('task')
    const notice = options.wholeNumber('acknowledge')
    if (notice === null) {
      if (input.text('reason') !== null) options.wrong('--reason goes with --acknowledge')
      return options.done({ run: (session: Session) => list(session, task) })
    }
    options.text('as', 'who has seen it? Name yourself with --as')
    const reason = options.text('reason', 'why is it settled? Give a --reason: it is kept with it')
    return options.done({ run: (session: Session) => acknowledge(session, notice, reason, task) })
  },
}

async function list({ ask, out }: Session, task: string | null): Promise<ExitCode> {
  const answer = await ask('automation.notices', {})
  if (!answer.ok) return out.failed(answer.error)
  const shown = answer.value.filter((one) => task === null || one.task === task)
  out.result(shown.map(shapeNotice), () => formatNotices(shown))
  return 0
}

async function acknowledge(
  session: Session,
  notice: number,
  reason: string,
  task: string | null,
): Promise<ExitCode | WrongUse> {
  const { ask, out } = session
  const asked = { ...session.write(), notice, reason }
  const answer = await ask('automation.acknowledge', asked)
  if (!answer.ok) return out.failed(answer.error)
  const left = await ask('automation.notices', {})
  if (!left.ok) return out.failed(left.error)
  const shown = left.value.filter((one) => task === null || one.task === task)
  out.result(shown.map(shapeNotice), () => [
    `Notice ${notice} is acknowledged; ${countOpen(left.value)} still to be.`,
  ])
  return 0
}

function countOpen(all: readonly AutomationNotice[]): number {
  return all.filter((one) => one.mustAcknowledge && one.acknowledgedBy === null).length
}
