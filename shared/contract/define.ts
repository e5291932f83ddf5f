import { z } from 'zod'
import type { Role } from '../roles'

/** `read` may be asked again freely, `write` carries a request id, `long` reports progress and can be cancelled. */
export type Effect = 'read' | 'write' | 'long'

/** One request as declared in the contract: everything client, server and role check need to know. */
export interface Definition<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Input
  readonly effect: Effect
  /** The least role that may ask; `anyone` also before signing in. */
  readonly who: Role | 'anyone'
  /** Never there, only its type is used: answers come from our own process and are trusted. */
  readonly output?: () => Output
}

/** Declares a request; the output's type is given, its input's comes from the schema. */
export function define<Output>() {
  return <Input extends z.ZodType>(
    effect: Effect,
    who: Role | 'anyone',
    input: Input,
  ): Definition<Input, Output> => ({ effect, who, input })
}

/** What every write carries: the moment it happened and an id under which it counts once. */
export const writeFields = {
  requestId: z.uuid(),
  at: z.number().int().min(0),
}
