import { z } from 'zod'
import { payloadSchema } from './payload'
import { brokenUnicode, idText, instantText, unitNumber, wholeUnicode } from './text'

/** A label id, several label ids, a number or a text, as the task's kind asks. */
export const valueSchema = z.union(
  [z.string().max(10_000), z.number(), z.array(z.string().max(200)).max(1000)],
  'must be a label id, a list of label ids, a number or a text of at most 10,000 characters',
)
export type Value = z.infer<typeof valueSchema>

const segmentSchema = z.record(
  z.string().min(1).max(200).regex(wholeUnicode, brokenUnicode),
  z.string().max(200).regex(wholeUnicode, brokenUnicode),
)

const explanationSchema = z.object({
  text: z.string().optional(),
  features: z.record(z.string(), z.number()).optional(),
})

const predictionEvent = z.object({
  type: z.literal('prediction'),
  id: idText,
  task: idText,
  model: idText,
  version: idText,
  item: z.object({
    id: idText,
    payload: payloadSchema.optional(),
    segment: segmentSchema.optional(),
  }),
  prediction: z.object({
    value: valueSchema,
    confidence: unitNumber,
    scores: z.record(z.string(), unitNumber).optional(),
    explanation: explanationSchema.optional(),
  }),
  created_at: instantText,
})

const decisionEvent = z.object({
  type: z.literal('decision'),
  id: idText,
  task: idText,
  item_id: idText,
  decider: idText,
  value: valueSchema,
  decided_at: instantText,
  saw_prediction: z.boolean().optional(),
  duration_ms: z.number().min(0).optional(),
  note: z.string().max(10_000).optional(),
})

const outcomeEvent = z.object({
  type: z.literal('outcome'),
  id: idText,
  task: idText,
  item_id: idText,
  value: valueSchema,
  observed_at: instantText,
})

/** One line of a producer's file, or of an HTTP body. */
export const eventSchema = z.discriminatedUnion('type', [
  predictionEvent,
  decisionEvent,
  outcomeEvent,
])
export type Event = z.infer<typeof eventSchema>

/** A line may have at most this many bytes, its line end not counted. */
export const maxLineBytes = 1024 * 1024
