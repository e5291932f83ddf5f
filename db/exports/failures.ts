import type { RequestError } from '../../shared/contract/errors'

export const cancelled: RequestError = {
  code: 'cancelled',
  message: 'Cancelled. Nothing was left behind.',
}

export const noSuchTask = (task: string): RequestError => ({
  code: 'not_found',
  path: 'task',
  message: `There is no task "${task}".`,
})
