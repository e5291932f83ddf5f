import type { RequestError } from '../../shared/contract/errors'

/** A failure in one sentence for a person; the process that failed has said what and how to mend it. */
export function errorWords(error: RequestError): string {
  if (error.code === 'disconnected')
    return 'The data process does not answer. It is being started again; nothing that was stored is lost.'
  return error.message
}
