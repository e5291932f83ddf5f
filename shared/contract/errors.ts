/** Why a request was not done. `message` is for a person: what, where, and how to mend it. */
export interface RequestError {
  readonly code: ErrorCode
  readonly message: string
  /** The field of the input that is wrong, where one is. */
  readonly path?: string
}

export type ErrorCode =
  | 'invalid_input'
  | 'not_allowed'
  | 'not_signed_in'
  | 'password_needed'
  | 'password_wrong'
  | 'no_workspace'
  | 'not_found'
  | 'conflict'
  /** It goes by a picture of the past; whoever asked has to look again. */
  | 'stale'
  | 'already_decided'
  | 'nothing_to_undo'
  | 'newer_database'
  | 'damaged_database'
  | 'file_unreadable'
  | 'busy'
  | 'cancelled'
  | 'disconnected'
  | 'internal'
