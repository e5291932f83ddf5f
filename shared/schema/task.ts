import { z } from 'zod'
import { conditionLabels, conditionSchema } from './conditions'
import { idText, unitNumber } from './text'

const labelSchema = z.object({
  id: idText,
  name: z.string().min(1).max(200).optional(),
  hotkey: z
    .string()
    .regex(/^[a-z0-9]$/, 'must be one lower-case letter or digit')
    .optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #3b82f6')
    .optional(),
  critical: z.boolean().default(false),
})

const reviewSchema = z.object({
  decisions: z.enum(['in-app', 'external', 'both']).default('in-app'),
  overlap: unitNumber.default(0),
  audit: unitNumber.default(0.05),
  blindInAssisted: unitNumber.default(0.1),
  leaseMinutes: z.number().positive().max(1440).default(10),
  /** What goes to people although the model could decide it; null for nothing beyond the threshold. */
  conditions: conditionSchema.nullable().default(null),
  /** Reviewers rule without knowing who said what. */
  hideNames: z.boolean().default(false),
  /** Where two people differ a third is asked, blind, before a reviewer rules. */
  thirdOpinion: z.boolean().default(false),
})

/** A probability that a bound is taken at; 0 and 1 have no finite bound. */
const openUnit = z.number().gt(0, 'must be above 0').lt(1, 'must be below 1')

const policySchema = z.object({
  confidenceLevel: openUnit.default(0.95),
  minReviews: z.number().int().min(1).default(200),
  targetAgreement: openUnit.default(0.9),
  minKappa: z.number().min(-1).lt(1).default(0.6),
  maxSelectiveError: openUnit.default(0.02),
  minCoverage: unitNumber.default(0.3),
  maxCriticalError: openUnit.default(0.02),
  nonInferiorityMargin: unitNumber.default(0.03),
  segmentFloor: openUnit.default(0.8),
  minSegmentReviews: z.number().int().min(1).default(50),
  autoDemote: z.boolean().default(true),
  /** A promotion waits until a second lead has approved it. */
  secondApproval: z.boolean().default(false),
})

const normaliseSchema = z.object({
  ignoreCase: z.boolean().default(true),
  ignoreSpace: z.boolean().default(true),
})

function labelsFault(kind: 'label' | 'labels' | 'number' | 'text', labels: number): string | null {
  if (kind === 'label') return labels < 2 ? 'must have at least two labels' : null
  if (kind === 'labels') return labels < 1 ? 'must have at least one label' : null
  return labels > 0 ? `must be left out, as a task of kind "${kind}" has none` : null
}

/** How a task is defined: by a file, by the command line or on screen. */
export const taskSchema = z
  .object({
    id: idText,
    name: z.string().min(1).max(200).optional(),
    kind: z.enum(['label', 'labels', 'number', 'text'], {
      error: 'must be "label", "labels", "number" or "text"',
    }),
    /** Numbers that are no further apart mean the same. */
    tolerance: z.number().min(0).default(0),
    /** What does not matter where texts are compared. */
    normalise: normaliseSchema.prefault({}),
    criticality: z.enum(['low', 'medium', 'high']).default('medium'),
    labels: z.array(labelSchema).max(1000).default([]),
    guideline: z.string().max(200_000).default(''),
    review: reviewSchema.prefault({}),
    policy: policySchema.prefault({}),
  })
  .superRefine((task, context) => {
    const fault = labelsFault(task.kind, task.labels.length)
    if (fault !== null) context.addIssue({ code: 'custom', path: ['labels'], message: fault })
    const seen = { id: new Set<string>(), hotkey: new Set<string>() }
    for (const [index, label] of task.labels.entries())
      for (const field of ['id', 'hotkey'] as const) {
        const value = label[field]
        if (value === undefined) continue
        if (seen[field].has(value))
          context.addIssue({
            code: 'custom',
            path: ['labels', index, field],
            message: `"${value}" is already taken by another label`,
          })
        seen[field].add(value)
      }
    const { conditions } = task.review
    for (const label of conditions ? conditionLabels(conditions) : [])
      if (!seen.id.has(label))
        context.addIssue({
          code: 'custom',
          path: ['review', 'conditions'],
          message: `names the label "${label}", which the task does not have`,
        })
  })

/** A task with every default filled in. */
export type Task = z.infer<typeof taskSchema>
export type TaskLabel = Task['labels'][number]
export type Policy = Task['policy']

/** What a task's file may leave out is still left out here. */
export type TaskInput = z.input<typeof taskSchema>
