import type { VersionSummary } from '../../../shared/contract/tasks'
import type { Command } from '../../command'
import { formatCount } from '../../text/figures'
import { setTable } from '../../text/table'

/** Lists the tasks with what has come for them. */
export const taskList: Command = {
  name: 'task list',
  usage: '',
  does: 'list the tasks with their items and versions',
  least: 0,
  most: 0,
  read: () => ({
    run: async ({ ask, out }) => {
      const answer = await ask('tasks.list', {})
      if (!answer.ok) return out.failed(answer.error)
      const summaries = answer.value
      out.result(
        summaries.map(({ task, revision, items, versions }) => ({
          ...task,
          revision,
          items,
          versions: versions.map(toDocument),
        })),
        () =>
          summaries.length === 0
            ? ['No task is defined yet. "understudy task infer FILE" proposes one from events.']
            : setTable(
                ['task', 'name', 'labels', 'revision', 'items', 'versions'],
                summaries.map(({ task, revision, items, versions }) => [
                  task.id,
                  task.name ?? '',
                  task.labels.length,
                  revision,
                  formatCount(items),
                  versions.map(({ model, version }) => `${model} ${version}`).join(', ') || '–',
                ]),
                [2, 3, 4],
              ),
      )
      return 0
    },
  }),
}

function toDocument({ firstSeenAt, ...version }: VersionSummary) {
  return { ...version, firstSeenAt: new Date(firstSeenAt).toISOString() }
}
