import type { ErrorCode, RequestError } from '../../shared/contract/errors'
import { fail } from '../../shared/result'

/** Why a request over HTTP was not done. `message` is for a person: what, where, and how to mend it. */
export interface HttpError {
  readonly status: number
  readonly code: ErrorCode | 'too_large' | 'too_many_requests' | 'unsupported'
  readonly message: string
  /** The field of the body or the query that is wrong, where one is. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** `{"error":{"code","message","path"?}}`, the same for every failure. */
export function errorBody({ code, message, path }: Omit<HttpError, 'status'>) {
  return { error: { code, message, ...(path === undefined || path === '' ? {} : { path }) } }
}

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  invalid_input: 400,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  busy: 503,
  cancelled: 503,
  file_unreadable: 503,
  disconnected: 503,
}

/** A failure that the data side knows, as an answer over HTTP. */
export function toHttpError(error: RequestError): HttpError {
  const status = statuses[error.code] ?? 500
  return { ...error, status, ...(status === 503 ? { headers: { 'retry-after': '1' } } : {}) }
}

export const invalidInput = (path: string, message: string) =>
  fail<HttpError>({
    status: 400,
    code: 'invalid_input',
    path,
    message: path === '' ? message : `${path} ${message}`,
  })
