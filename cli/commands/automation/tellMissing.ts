import type { Stage, VersionRef } from '../../../shared/schema/deployment'
import type { Session } from '../../command'
import { formatVersion } from '../../text/deployment'

/**
 * Says which evidence a version lacks for a stage that it is about to be given outright. Nothing is asked of it then,
 * so that what is missing must at least be seen.
 */
export async function tellMissing(
  { ask, out }: Session,
  task: string,
  version: VersionRef,
  to: Stage,
): Promise<void> {
  const judged = await ask('automation.gate', { task, ...version, to })
  // A version that cannot be judged cannot take over either, which is told then.
  if (!judged.ok) return
  const open = judged.value.criteria.filter(({ pass }) => pass !== true)
  if (open.length === 0) return
  const titles = open.map(({ title }) => title).join(', ')
  out.say(`Evidence that ${formatVersion(version)} lacks for ${to}: ${titles}`)
}
