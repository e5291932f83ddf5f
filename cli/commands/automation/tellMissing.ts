import {
  isSameVersion,
  servingVersion,
  type Deployment,
  type Strategy,
} from '../../../shared/schema/deployment'
import { isAbove } from '../../../shared/gates/stages'
import type { Session } from '../../command'
import { formatVersion } from '../../text/deployment'

/**
 * Says which evidence a version lacks for the present stage before it takes over. Replacing a version outright asks
 * for none, so that what is missing must at least be seen.
 */
export async function tellMissing(
  { ask, out }: Session,
  task: string,
  { stage, strategy: present }: Deployment,
  strategy: Strategy,
): Promise<void> {
  const next = servingVersion(strategy)
  if (next === null || isSameVersion(servingVersion(present), next)) return
  if (!isAbove(stage, 'shadow')) return
  const judged = await ask('automation.gate', { task, ...next, to: stage })
  // A version that cannot be judged cannot be deployed either, which is told then.
  if (!judged.ok) return
  const open = judged.value.criteria.filter(({ pass }) => pass !== true)
  if (open.length === 0) return
  const titles = open.map(({ title }) => title).join(', ')
  out.say(`Evidence that ${formatVersion(next)} lacks for ${stage}: ${titles}`)
}
