import type { DesktopState, MenuAct } from '../shared/contract/desktop'
import type { Progress, Topic } from '../shared/contract/messages'

/** What the main process tells a page unasked, by channel. */
export interface Pushes {
  readonly changed: readonly [topics: readonly Topic[]]
  readonly progress: readonly [handle: number, progress: Progress]
  readonly menu: readonly [act: MenuAct]
  readonly desktop: readonly [state: DesktopState]
}
