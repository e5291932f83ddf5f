import type { RequestError } from '../../../shared/contract/errors'
import type { InputOf } from '../../../shared/contract/requests'
import { fail, succeed, type Result } from '../../../shared/result'
import { conditionSchema } from '../../../shared/schema/conditions'
import { firstFieldError } from '../../../shared/schema/issues'
import type { Command, Session } from '../../command'
import { readJson } from '../../jsonFile'
import { readOptions } from '../../options'
import { formatDryRun } from '../../text/dryRun'

/** What other rules would have done to the last items; nothing is changed. */
export const dryRun: Command = {
  name: 'dry run',
  usage: '--task T [--threshold X] [--conditions FILE]',
  does: 'what another threshold, or other review conditions, would have done to the last 1,000 items',
  texts: ['task', 'threshold', 'conditions'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const task = options.task()
    const threshold = options.share('threshold')
    const file = input.text('conditions')
    return options.done({
      run: async (session) => {
        const { ask, out } = session
        const conditions = file === null ? succeed(null) : readConditions(session, file)
        if (!conditions.ok) return out.failed(conditions.error)
        const asked = { task, threshold, conditions: conditions.value }
        const answer = await ask('automation.dryRun', asked, 'Trying')
        if (!answer.ok) return out.failed(answer.error)
        out.result(answer.value, () => formatDryRun(answer.value))
        return 0
      },
    })
  },
}

type Conditions = InputOf<'automation.dryRun'>['conditions']

function readConditions(session: Session, file: string): Result<Conditions, RequestError> {
  const parsed = readJson(session.resolve(file), file)
  if (!parsed.ok) return parsed
  const checked = conditionSchema.safeParse(parsed.value)
  if (checked.success) return succeed(checked.data)
  const { path, message } = firstFieldError(checked.error)
  return fail({ code: 'invalid_input', message: `${file}: ${path} ${message}` })
}
