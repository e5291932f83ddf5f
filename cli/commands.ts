import type { Command } from './command'
import { approve, decline } from './commands/automation/answerProposal'
import { conditions } from './commands/automation/conditions'
import { demote } from './commands/automation/demote'
import { deploy } from './commands/automation/deploy'
import { dryRun } from './commands/automation/dryRun'
import { gate } from './commands/automation/gate'
import { promote } from './commands/automation/promote'
import { rollback } from './commands/automation/rollback'
import { route } from './commands/automation/route'
import { state } from './commands/automation/state'
import { threshold } from './commands/automation/threshold'
import { timeline } from './commands/automation/timeline'
import { exportData } from './commands/exports/export'
import { importData } from './commands/exports/import'
import { ingest } from './commands/ingest'
import { init } from './commands/init'
import { notices } from './commands/notices'
import { rejected } from './commands/rejected'
import { report } from './commands/report'
import { serve } from './commands/serve'
import { taskAdd } from './commands/tasks/taskAdd'
import { taskInfer } from './commands/tasks/taskInfer'
import { taskList } from './commands/tasks/taskList'
import { userAdd } from './commands/people/userAdd'
import { userLeave, userReturn } from './commands/people/userLeave'
import { userList } from './commands/people/userList'
import { userPassword } from './commands/people/userPassword'
import { userRole } from './commands/people/userRole'
import { backup } from './commands/backup'
import { restore } from './commands/restore'
import { timeZone } from './commands/timeZone'
import { verify } from './commands/verify'

/** Every command there is, in the order of a first day. */
export const commands: readonly Command[] = [
  init,
  taskInfer,
  taskAdd,
  taskList,
  ingest,
  importData,
  rejected,
  serve,
  report,
  exportData,
  state,
  gate,
  deploy,
  promote,
  demote,
  rollback,
  threshold,
  conditions,
  approve,
  decline,
  notices,
  timeline,
  route,
  dryRun,
  verify,
  backup,
  restore,
  timeZone,
  userAdd,
  userPassword,
  userRole,
  userLeave,
  userReturn,
  userList,
]
