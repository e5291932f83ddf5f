import type { CancelSignal } from '../shared/contract/client'
import type { RequestError } from '../shared/contract/errors'
import type { BackupRestored, WorkspaceInfo } from '../shared/contract/workspace'
import type { InputOf, OutputOf, RequestName } from '../shared/contract/requests'
import type { Result } from '../shared/result'
import type { Output } from './output'

/** 0 done, 1 failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

/** What follows a command's name. */
export interface CommandInput {
  readonly words: readonly string[]
  text(option: string): string | null
  /** Every value of an option that may be given several times. */
  texts(option: string): readonly string[]
  has(flag: string): boolean
}

/** An open workspace with somebody signed in, and where to write. */
export interface Session {
  readonly out: Output
  readonly workspace: WorkspaceInfo
  /** What was put back, where the plan asked for it. */
  readonly restored: BackupRestored | null
  /** True where the command made the workspace. */
  readonly isNew: boolean
  readonly signal: CancelSignal
  /** Resolves when the data process is gone. */
  readonly ended: Promise<void>
  /** A path as the person meant it, from where they are. */
  resolve(file: string): string
  /** Asks the data process; long work shows how far it is under the label, where one is given. */
  ask<Name extends RequestName>(
    name: Name,
    input: InputOf<Name>,
    label?: string,
  ): Promise<Result<OutputOf<Name>, RequestError>>
  /** What every write carries. */
  write(): { readonly requestId: string; readonly at: number }
}

/** What a command will do, once its words are understood. */
export interface Plan {
  /** Makes the workspace where there is none; other commands want one that is there. */
  readonly make?: { readonly sample: 'digits' | null }
  /** Puts this copy back before the workspace is opened. */
  readonly restore?: string
  /** Takes the inbox and the outbox, if no other process has them. */
  readonly own?: true
  /** Some wrong use shows only beside what is there already. */
  run(session: Session): Promise<ExitCode | WrongUse>
}

export interface WrongUse {
  readonly wrongUse: string
}

export interface Command {
  /** `task add`, as it is typed. */
  readonly name: string
  /** What follows the name, for the usage line. */
  readonly usage: string
  readonly does: string
  /** Options that take a value, and those that do not. */
  readonly texts?: readonly string[]
  /** Those of `texts` that may be given several times. */
  readonly repeatable?: readonly string[]
  readonly flags?: readonly string[]
  /** How many words may follow the name. */
  readonly least: number
  readonly most: number
  read(input: CommandInput): Plan | WrongUse
}

/** The command was not asked for as it must be: said with its usage line, exit 2. */
export function wrongUse(message: string): WrongUse {
  return { wrongUse: message }
}
