import { z } from 'zod'
import { idText, unitNumber } from './text'

/** The degrees of automation, from least to most. */
export const stages = ['manual', 'shadow', 'assisted', 'partial', 'full'] as const
export const stageSchema = z.enum(stages)
export type Stage = z.infer<typeof stageSchema>

/** One version of one model, under the names its producer gives. */
export const versionSchema = z.object({ model: idText, version: idText })
export type VersionRef = z.infer<typeof versionSchema>

const slotSchema = z.enum(['blue', 'green'])
export type Slot = z.infer<typeof slotSchema>

/** How the versions of a task are deployed. Shares and weights are parts of the task's items. */
export const strategySchema = z.discriminatedUnion('kind', [
  /** `serving` is null as long as no version has been put in charge. */
  z.object({ kind: z.literal('single'), serving: versionSchema.nullable() }),
  z.object({
    kind: z.literal('silent'),
    serving: versionSchema,
    candidates: z.array(versionSchema).min(1).max(20),
  }),
  z.object({ kind: z.literal('shadow'), serving: versionSchema }),
  /** `share` goes to the candidate, the rest to the serving version. */
  z.object({
    kind: z.literal('canary'),
    serving: versionSchema,
    candidate: versionSchema,
    share: unitNumber,
  }),
  /** `weight` goes to green; `home` had everything when the move began, and going back leads there. */
  z.object({
    kind: z.literal('blue-green'),
    blue: versionSchema,
    green: versionSchema,
    weight: unitNumber,
    home: slotSchema,
  }),
])
export type Strategy = z.infer<typeof strategySchema>
export type StrategyOf<Kind extends Strategy['kind']> = Extract<Strategy, { kind: Kind }>

/** What is in charge of a task. */
export const deploymentSchema = z.object({
  stage: stageSchema,
  /** Least confidence with which the model decides; null at every stage but `partial`. */
  threshold: unitNumber.nullable(),
  strategy: strategySchema,
  /** Starts at 1 and rises with every change of the deployment. */
  revision: z.number().int().min(1),
})
export type Deployment = z.infer<typeof deploymentSchema>

/** The version that stands on the ladder of stages: of two slots, the one with most of the traffic. */
export function servingVersion(strategy: Strategy): VersionRef | null {
  if (strategy.kind !== 'blue-green') return strategy.serving
  if (strategy.weight === 0.5) return strategy[strategy.home]
  return strategy.weight > 0.5 ? strategy.green : strategy.blue
}

export function isSameVersion(a: VersionRef | null, b: VersionRef | null): boolean {
  return a?.model === b?.model && a?.version === b?.version
}
