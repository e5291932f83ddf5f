import type { Command } from './command'
import { ingest } from './commands/ingest'
import { init } from './commands/init'
import { rejected } from './commands/rejected'
import { report } from './commands/report'
import { taskAdd } from './commands/taskAdd'
import { taskInfer } from './commands/taskInfer'
import { taskList } from './commands/taskList'
import { userAdd } from './commands/userAdd'
import { userList } from './commands/userList'
import { verify } from './commands/verify'

/** Every command there is, in the order of a first day. */
export const commands: readonly Command[] = [
  init,
  taskInfer,
  taskAdd,
  taskList,
  ingest,
  rejected,
  report,
  verify,
  userAdd,
  userList,
]
