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

/** It stopped, but what was written stays for later. */
export const interrupted = (dir: string, why: string | null = null): RequestError => ({
  code: why === null ? 'cancelled' : 'file_unreadable',
  message: `${why === null ? 'Interrupted' : `Interrupted: ${why}`}. What is written in ${dir} is kept: resume the export, or discard it.`,
})

export const otherChoices = (dir: string): RequestError => ({
  code: 'conflict',
  path: 'dir',
  message: `${dir} holds an interrupted export with other choices. Resume it, discard it, or choose another folder.`,
})

export const nothingUnfinished = (dir: string): RequestError => ({
  code: 'not_found',
  path: 'dir',
  message: `${dir} holds no interrupted export.`,
})

export const stillRunning = (dir: string): RequestError => ({
  code: 'busy',
  path: 'dir',
  message: `The export into ${dir} is still being written. Cancel it where it runs.`,
})
