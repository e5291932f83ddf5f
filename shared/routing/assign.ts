import type { Strategy } from '../schema/deployment'
import { unreachable } from '../result'
import type { Assignment } from './assignment'
import { assignBlueGreen } from './blueGreen'
import type { DrawFor } from './bucket'
import { assignCanary } from './canary'
import { assignShadow } from './shadow'
import { assignSilent } from './silent'
import { assignSingle } from './single'

/** Which version an item goes to, by the task's strategy. The same item gets the same answer every time. */
export function assignVersion(strategy: Strategy, draw: DrawFor): Assignment {
  switch (strategy.kind) {
    case 'single':
      return assignSingle(strategy)
    case 'silent':
      return assignSilent(strategy)
    case 'shadow':
      return assignShadow(strategy)
    case 'canary':
      return assignCanary(strategy, draw)
    case 'blue-green':
      return assignBlueGreen(strategy, draw)
    default:
      return unreachable(strategy)
  }
}
