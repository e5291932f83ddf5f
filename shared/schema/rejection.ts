/** Why a line was set aside. */
export const rejectionReasons = [
  'not_utf8',
  'not_json',
  'too_large',
  'schema',
  'unknown_task',
  'unknown_label',
  'duplicate_conflict',
  'duplicate_prediction',
  'media_missing',
  'media_path',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]
