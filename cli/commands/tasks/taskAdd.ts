import type { RequestError } from '../../../shared/contract/errors'
import type { TaskDefined } from '../../../shared/contract/tasks'
import { firstFieldError } from '../../../shared/schema/issues'
import { taskSchema, type Task } from '../../../shared/schema/task'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Command, Session } from '../../command'
import { readJson } from '../../jsonFile'
import { formatCounts } from '../../text/counts'

/** Stores the definitions in a file: one task, or a list of them as `task infer` writes it. */
export const taskAdd: Command = {
  name: 'task add',
  usage: 'FILE',
  does: 'define a task, or change its definition; its lines that were set aside are tried again',
  least: 1,
  most: 1,
  read: ({ words: [file = ''] }) => ({
    run: async (session) => {
      const tasks = readTasks(file === '-' ? 0 : session.resolve(file), file)
      if (!tasks.ok) return session.out.failed(tasks.error)
      const stored: Stored[] = []
      for (const task of tasks.value) {
        const one = await define(session, task)
        if (!one.ok) return session.out.failed(one.error)
        stored.push(one.value)
      }
      session.out.result(stored.length === 1 ? stored[0] : stored, () =>
        stored.flatMap(({ id, change, revision, retried }) => [
          `Task ${id} ${change}, revision ${revision}`,
          ...(retried.read === 0 ? [] : [`Lines that had waited for it: ${formatCounts(retried)}`]),
        ]),
      )
      return 0
    },
  }),
}

type Stored = Task & TaskDefined

async function define(session: Session, task: Task): Promise<Result<Stored, RequestError>> {
  const { requestId, at } = session.write()
  const answer = await session.ask('tasks.define', { requestId, at, task })
  return answer.ok ? succeed({ ...task, ...answer.value }) : answer
}

function readTasks(from: string | 0, file: string): Result<readonly Task[], RequestError> {
  const parsed = readJson(from, file)
  if (!parsed.ok) return parsed
  const tasks: Task[] = []
  for (const one of Array.isArray(parsed.value) ? parsed.value : [parsed.value]) {
    const checked = taskSchema.safeParse(one)
    if (!checked.success) {
      const { path, message } = firstFieldError(checked.error)
      return fail({ code: 'invalid_input', message: `${file}: ${path} ${message}` })
    }
    tasks.push(checked.data)
  }
  return succeed(tasks)
}
