import { z } from 'zod'
import { stageSchema, versionSchema } from './deployment'
import { idText } from './text'

export const exportFormats = [
  'jsonl',
  'csv',
  'parquet',
  'label-studio',
  'huggingface',
  'argilla',
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** One row an item with what is known of it in the end, or one a decision. */
export const exportRows = ['item', 'decision'] as const
export type ExportRows = (typeof exportRows)[number]

/** Formats whose unit is the item: what was decided of it is inside. */
export const itemFormats: readonly ExportFormat[] = ['label-studio', 'argilla']

const day = z.iso.date({ error: 'must be a date such as 2026-03-01' })

/** Which items of a task are exported. Empty lists leave nothing out. */
const filterFields = {
  task: idText,
  /** First and last day of the decisions in the workspace's time zone, both included. */
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  /** The stage that the item was routed at. */
  stages: z.array(stageSchema).max(5).default([]),
  /** Items that one of these versions predicted; nothing of other versions is exported then. */
  versions: z.array(versionSchema).max(100).default([]),
  /** The lane that the decision was made in. */
  lanes: z.array(z.string().min(1).max(50)).max(20).default([]),
  onlyDisagreements: z.boolean().default(false),
  onlyGroundTruth: z.boolean().default(false),
  /** What the model decided and no person looked at, too. */
  automatic: z.boolean().default(false),
  /** What nobody has decided yet, without a value. */
  undecided: z.boolean().default(false),
}

const selectionFields = {
  ...filterFields,
  format: z.enum(exportFormats),
  rows: z.enum(exportRows).default('item'),
  /** Only what came or changed since the last export with the same filters, format and rows. */
  onlyNew: z.boolean().default(false),
}

const isOneUnit = ({ format, rows }: { format: ExportFormat; rows: ExportRows }) =>
  rows === 'item' || !itemFormats.includes(format)
const oneUnit = { path: ['rows'], error: 'must be item in this format, which holds decisions' }

export const exportSelectionSchema = z.object(selectionFields).refine(isOneUnit, oneUnit)
export type ExportFilter = Readonly<z.infer<z.ZodObject<typeof filterFields>>>
export type ExportSelection = Readonly<z.infer<typeof exportSelectionSchema>>

const splitSchema = z
  .array(z.number().min(0).max(100))
  .min(2, 'must have two or three shares')
  .max(3, 'must have two or three shares')
  .refine(
    (shares) => Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) < 1e-9,
    'must add up to 100',
  )

/** All that shapes an export. */
export const exportOptionsSchema = z
  .object({
    ...selectionFields,
    /** Shares in per cent: train and test, or train, validation and test. */
    split: splitSchema.nullable().default(null),
    /** Whether pictures and documents come along, or only a note that they were left out. */
    media: z.enum(['copy', 'leave-out']).default('copy'),
    /** Whether people appear under their names, or under others that stay the same. */
    names: z.enum(['keep', 'replace']).default('keep'),
  })
  .refine(isOneUnit, oneUnit)
export type ExportOptions = Readonly<z.infer<typeof exportOptionsSchema>>
