import { z } from 'zod'
import { define, writeFields } from './define'

/** Used until another one is chosen; no well-known program listens there. */
export const usualHttpPort = 8737

/** The loopback HTTP door for producers, off until a lead turns it on. */
export interface HttpStatus {
  readonly on: boolean
  /** Such as `http://127.0.0.1:8737`; null while it is off. */
  readonly address: string | null
  /** The port it uses when it is on. */
  readonly port: number
  /** Where the bearer token lies in the workspace; the token itself is never shown. */
  readonly tokenFile: string
  /** Why it could not be opened, such as a port that is taken. */
  readonly trouble: string | null
  /** Answered since the process started, and how many of them were not let in. */
  readonly requests: number
  readonly refused: number
}

export const httpRequests = {
  'http.status': define<HttpStatus>()('read', 'operator', z.object({})),
  /** Where the port is taken, `trouble` says so, and asking again tries again. */
  'http.turnOn': define<HttpStatus>()(
    'write',
    'lead',
    z.object({
      ...writeFields,
      /** 0 takes a free one; null the one that was used last. */
      port: z.number().int().min(0).max(65_535).nullable(),
      /** With the workspace, so that it is on again at the next start. */
      remember: z.boolean().default(true),
    }),
  ),
  'http.turnOff': define<HttpStatus>()('write', 'lead', z.object(writeFields)),
  /** Makes a new token; the old one is refused from then on. */
  'http.newToken': define<HttpStatus>()('write', 'lead', z.object(writeFields)),
}
