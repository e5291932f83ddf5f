import type { RejectionReason } from '../../shared/schema/rejection'

interface ReasonWords {
  /** On a filter and in a list. */
  readonly short: string
  readonly what: string
  /** What a person can do about it. */
  readonly mend: string
}

/** Why lines are set aside, in words, and how each is mended. */
export const reasonWords: Readonly<Record<RejectionReason, ReasonWords>> = {
  not_utf8: {
    short: 'Not UTF-8',
    what: 'The line holds bytes that are no UTF-8 text.',
    mend: 'Have the producer write UTF-8. Here, replace the � signs by what they should be and send the line.',
  },
  not_json: {
    short: 'Not JSON',
    what: 'The line is not one complete JSON object.',
    mend: 'Often a line was cut off or holds NaN. Complete the JSON and send it.',
  },
  too_large: {
    short: 'Too large',
    what: 'The line is longer than 1 MiB.',
    mend: 'Have the producer put the picture into the media folder and name it with “file” instead of “data”.',
  },
  schema: {
    short: 'Wrong field',
    what: 'A field is missing or has a value that is not allowed.',
    mend: 'Correct the field named here and send the line.',
  },
  unknown_task: {
    short: 'Unknown task',
    what: 'No task of this name is defined here.',
    mend: 'Define the task: its lines are then tried again by themselves. If the name is misspelt, correct it.',
  },
  unknown_label: {
    short: 'Unknown label',
    what: 'The value is none of the labels of its task.',
    mend: 'Correct the label, or add it to the task and retry.',
  },
  duplicate_conflict: {
    short: 'Same id, other content',
    what: 'An event with this id was stored before, with other content. The first one stands.',
    mend: 'If both are real, give this one an id of its own. Otherwise nothing needs doing.',
  },
  duplicate_prediction: {
    short: 'Second prediction',
    what: 'This version has already predicted this item under another id. The first one stands.',
    mend: 'If the model has changed, send it with a new version. Otherwise nothing needs doing.',
  },
  media_missing: {
    short: 'Media missing',
    what: 'The line names a file that is not in the media folder.',
    mend: 'Copy the file into the media folder of the workspace, then retry.',
  },
  media_path: {
    short: 'Media path',
    what: 'The line names a file outside the media folder.',
    mend: 'Use a path inside the media folder, such as scans/0042.png, without “..” or a drive.',
  },
}

/** The reasons in the order in which they are shown. */
export const reasonOrder: readonly RejectionReason[] = [
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
]
