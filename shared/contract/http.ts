import { z } from 'zod'
import { define, writeFields } from './define'

/** The loopback HTTP door for producers, off until a lead turns it on. */
export interface HttpStatus {
  readonly on: boolean
  /** Such as `http://127.0.0.1:4317`; null while it is off. */
  readonly address: string | null
  /** The port it uses when it is on. */
  readonly port: number
  /** Where the bearer token lies in the workspace; the token itself is never shown. */
  readonly tokenFile: string
  /** Why it could not be opened, such as a port that is taken. */
  readonly trouble: string | null
  readonly requests: number
  readonly refused: number
}

export const httpRequests = {
  'http.status': define<HttpStatus>()('read', 'operator', z.object({})),
  /** Remembered with the workspace, so that it is on again at the next start. */
  'http.turnOn': define<HttpStatus>()(
    'write',
    'lead',
    z.object({ ...writeFields, port: z.number().int().min(0).max(65_535).nullable() }),
  ),
  'http.turnOff': define<HttpStatus>()('write', 'lead', z.object(writeFields)),
  /** Makes a new token; the old one is refused from then on. */
  'http.newToken': define<HttpStatus>()('write', 'lead', z.object(writeFields)),
}
