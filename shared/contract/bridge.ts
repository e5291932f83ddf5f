import type { Result } from '../result'
import type { DesktopAct, DesktopState, MenuAct } from './desktop'
import type { RequestError } from './errors'
import type { Keep, Kept } from './keep'
import type { Progress, Topic } from './messages'

/** What a request is answered with, whoever carries it. */
export type Answer = Result<unknown, RequestError>

/** What the preload lends the window as `window.understudy`: all that a page can reach. */
export interface Bridge {
  /** `handle` is the page's own number for long work, under which it hears of progress and cancels. */
  ask(name: string, input: unknown, handle?: number): Promise<Answer>
  cancel(handle: number): void
  onChanged(listener: (topics: readonly Topic[]) => void): () => void
  onProgress(listener: (handle: number, progress: Progress) => void): () => void
  onMenu(listener: (act: MenuAct) => void): () => void
  desktop(act: DesktopAct): Promise<DesktopState>
  /** Saves something outside the workspace. */
  keep(wanted: Keep): Promise<Kept>
  onDesktop(listener: (state: DesktopState) => void): () => void
}
