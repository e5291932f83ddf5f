import type { VersionRef } from '../schema/deployment'
import type { Draw } from './bucket'

/** What a strategy says of one item. */
export interface Assignment {
  /** The version whose prediction counts; null where none is in charge. */
  readonly serves: VersionRef | null
  /** The version a person may be shown where the stage allows it; never a silent one. */
  readonly shown: VersionRef | null
  /** Versions that predict the item too, logged and compared, never shown and never deciding. */
  readonly silent: readonly VersionRef[]
  /** False where the strategy leaves every decision to people, whatever the stage. */
  readonly mayDecide: boolean
  /** The draw that chose the version; null where there was nothing to choose. */
  readonly draw: Draw | null
  /** Why this version, in words; empty where there was nothing to choose. */
  readonly why: string
}
