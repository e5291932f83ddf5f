import { z } from 'zod'
import { conditionSchema } from '../schema/conditions'
import { deploymentSchema, stageSchema, versionSchema } from '../schema/deployment'

const figure = z.union([z.number(), z.string()]).nullable()

/** A criterion as it was frozen: its id may be one that is not judged any more. */
const frozenCriterion = z.object({
  id: z.string(),
  title: z.string(),
  observed: figure,
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  target: z.union([z.number(), z.string()]),
  pass: z.boolean().nullable(),
  detail: z.string(),
})

const frozenGate = z.object({
  stage: stageSchema,
  next: stageSchema.nullable(),
  verdict: z.enum(['insufficient', 'hold', 'ready', 'demote']),
  criteria: z.array(frozenCriterion),
})
export type FrozenGate = Readonly<z.infer<typeof frozenGate>>

const takesOver = versionSchema.nullable().catch(null)
const step = z.object({ by: z.string(), from: stageSchema, to: stageSchema, takesOver })

/**
 * What the log keeps with a change of what is in charge. Each field is null where an entry has none, or where an older
 * version wrote it in a way that is not known any more: the rest of the entry is shown all the same.
 */
const timelineDetail = z.object({
  reason: z.string().nullable().catch(null),
  /** Who proposed it, or `alarm`, `schedule` and `definition` where the app acted by itself. */
  by: z.string().nullable().catch(null),
  approvedBy: z.string().nullable().catch(null),
  approval: z.string().nullable().catch(null),
  outright: z.boolean().catch(false),
  before: deploymentSchema.nullable().catch(null),
  after: deploymentSchema.nullable().catch(null),
  evidence: frozenGate.nullable().catch(null),
  /** Of an entry that declines a proposal. */
  proposal: step.nullable().catch(null),
  /** Of an entry that makes one. */
  from: stageSchema.nullable().catch(null),
  to: stageSchema.nullable().catch(null),
  /** Of an entry that asks for the last step of a canary. */
  takesOver,
  /** Review conditions before and after. */
  conditions: z
    .object({ before: conditionSchema.nullable(), after: conditionSchema.nullable() })
    .nullable()
    .catch(null),
})
export interface TimelineDetail extends Readonly<z.infer<typeof timelineDetail>> {
  /** The evidence so far counts no more. */
  readonly startsAnew: boolean
}

/** Some changes keep in place of a gate what they leave of the evidence. */
const startsAnew = z.object({ evidence: z.object({ kind: z.literal('start-anew') }) })

/** Reads the detail of a timeline entry as far as it is understood. */
export function readTimelineDetail(detail: Readonly<Record<string, unknown>>): TimelineDetail {
  return { ...timelineDetail.parse(detail), startsAnew: startsAnew.safeParse(detail).success }
}
