import { z } from 'zod'
import { idText, unitNumber } from './text'

/** The model's confidence is at least `from` and at most `to`. */
const confidence = z
  .object({
    kind: z.literal('confidence'),
    from: unitNumber.default(0),
    to: unitNumber.default(1),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be below from' })

/** The model says one of these labels. */
const label = z.object({ kind: z.literal('label'), labels: z.array(idText).min(1).max(1000) })

/** The item's segment has one of these values under `key`. */
const segment = z.object({
  kind: z.literal('segment'),
  key: z.string().min(1).max(200),
  values: z.array(z.string().max(200)).min(1).max(1000),
})

/** The scores of the two likeliest labels are less than `below` apart. */
const margin = z.object({ kind: z.literal('margin'), below: unitNumber })

/** A share of all items, drawn by hash. */
const random = z.object({ kind: z.literal('random'), share: unitNumber })

const leaves = [confidence, label, segment, margin, random] as const

const group = <Inner extends z.ZodType>(inner: Inner) => {
  const of = z.array(inner).min(1, 'must have at least one condition').max(20)
  return [
    z.object({ kind: z.literal('all'), of }),
    z.object({ kind: z.literal('any'), of }),
  ] as const
}

// Spelt out level by level, so that no file from outside can nest deeper than the reader goes.
const leaf = z.discriminatedUnion('kind', leaves)
const second = z.discriminatedUnion('kind', [...leaves, ...group(leaf)])
const third = z.discriminatedUnion('kind', [...leaves, ...group(second)])

/**
 * Which items go to people although the model could decide them; `all` is "and", `any` is "or",
 * nested at most three deep.
 */
export const conditionSchema = z.discriminatedUnion('kind', [...leaves, ...group(third)])

export type PlainCondition = z.infer<typeof leaf>
interface GroupCondition {
  readonly kind: 'all' | 'any'
  readonly of: readonly ReviewCondition[]
}
export type ReviewCondition = PlainCondition | GroupCondition

export function isGroup(condition: ReviewCondition): condition is GroupCondition {
  return condition.kind === 'all' || condition.kind === 'any'
}

/** Every label that a condition names, in order. */
export function conditionLabels(condition: ReviewCondition): readonly string[] {
  if (condition.kind === 'label') return condition.labels
  if (isGroup(condition)) return condition.of.flatMap(conditionLabels)
  return []
}
