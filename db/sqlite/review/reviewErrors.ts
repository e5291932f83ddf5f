import type { RequestError } from '../../../shared/contract/errors'
import type { DecideProblem } from '../../../shared/review/decide'
import type { CorrectionProblem } from '../../../shared/review/correct'
import type { RulingProblem } from '../../../shared/review/rule'

export function noTask(task: string): RequestError {
  return { code: 'not_found', path: 'task', message: `There is no task "${task}".` }
}

type Problem = DecideProblem | RulingProblem | CorrectionProblem

/** Why something cannot be said of an item, for a person. */
export function reviewError(problem: Problem, itemId: string): RequestError {
  switch (problem) {
    case 'no_item':
      return { code: 'not_found', message: `There is no item "${itemId}" in this task.` }
    case 'no_label':
    case 'unknown_value':
      return {
        code: 'invalid_input',
        path: 'value',
        message: 'That is no label of this task any more. Choose one of those shown.',
      }
    case 'already_decided':
      return {
        code: 'already_decided',
        message: `Item "${itemId}" no longer waits here: it was decided or put off meanwhile.`,
      }
    case 'held_by_other':
      return {
        code: 'conflict',
        message: `Somebody else is deciding item "${itemId}" right now.`,
      }
    case 'undecided':
      return {
        code: 'conflict',
        message: `Nobody has decided item "${itemId}" yet, so there is nothing to rule on.`,
      }
    case 'no_prediction':
      return {
        code: 'invalid_input',
        path: 'kind',
        message: 'The model said nothing of this item, so it cannot be right.',
      }
    case 'no_value':
      return {
        code: 'invalid_input',
        path: 'value',
        message: 'Where both are wrong, say what is right.',
      }
    case 'nobody_said':
      return {
        code: 'invalid_input',
        path: 'value',
        message: 'Nobody gave that answer. Where both are wrong, say so.',
      }
    case 'not_told':
      return {
        code: 'conflict',
        message: `No answer to item "${itemId}" has left yet: take yours back instead.`,
      }
    case 'not_own':
      return {
        code: 'not_allowed',
        message: `The answer to item "${itemId}" is not yours. A reviewer can correct it.`,
      }
    case 'same_answer':
      return {
        code: 'invalid_input',
        path: 'value',
        message: 'That is the answer which was given. Choose another to correct it.',
      }
    case 'somebody_right':
      return {
        code: 'invalid_input',
        path: 'value',
        message: 'Somebody gave that very answer. Say who is right instead.',
      }
  }
}

/** Where items wait to be ruled on nothing is decided. */
export function notDecidedHere(itemId: string | null): RequestError {
  const what = itemId === null ? 'Items here' : `Item "${itemId}"`
  return {
    code: 'invalid_input',
    path: 'lane',
    message: `${what} can be looked at and ruled on by a reviewer, not decided.`,
  }
}

export const tellsOfPrediction: RequestError = {
  code: 'invalid_input',
  path: 'order',
  message:
    'This lane is decided blind, and that order would tell of the prediction. Choose another order.',
}
