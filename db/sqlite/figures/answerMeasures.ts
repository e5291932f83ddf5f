import { jaccardIndex, type AnswerSums, type LabelCount } from '../../../shared/stats/answers'
import type { Answers } from '../catalogue/answers'
import type { TaskEntry } from '../catalogue/catalogue'
import { cutIntoParts, joinParts, parts } from './exactSums'

/** What the numbers in the column `measure` stand for: the first part of each, the others follow. */
const measures = {
  difference: 0,
  human: 10,
  model: 20,
  humanSquared: 30,
  modelSquared: 40,
  product: 50,
  jaccard: 60,
} as const
/** Labels follow, three numbers each: given by both, by people, by the model. */
const firstLabel = 100

type Measured = readonly [measure: number, total: number]

/** What one pair adds to the sums of its kind of answer; nothing where a cell says it all. */
export function measurePair(answers: Answers, human: number, model: number): readonly Measured[] {
  const [x, y] = [answers.valueOf(human), answers.valueOf(model)]
  if (typeof x === 'number' && typeof y === 'number')
    return [
      ...inParts(measures.difference, Math.abs(x - y)),
      ...inParts(measures.human, x),
      ...inParts(measures.model, y),
      ...inParts(measures.humanSquared, x * x),
      ...inParts(measures.modelSquared, y * y),
      ...inParts(measures.product, x * y),
    ]
  if (!Array.isArray(x) || !Array.isArray(y)) return []
  const either = [...new Set([...x, ...y])]
  return [
    ...inParts(measures.jaccard, jaccardIndex(x, y)),
    ...either.flatMap((label) => {
      const first = firstLabel + 3 * answers.labelCode(label)
      const [byHuman, byModel] = [x.includes(label), y.includes(label)]
      return [
        ...(byHuman && byModel ? [[first, 1] as const] : []),
        ...(byHuman ? [[first + 1, 1] as const] : []),
        ...(byModel ? [[first + 2, 1] as const] : []),
      ]
    }),
  ]
}

function inParts(measure: number, value: number): readonly Measured[] {
  return cutIntoParts(value).flatMap((part, index) =>
    part === 0 ? [] : [[measure + index, part] as const],
  )
}

/** The sums as figures are computed from them; null for single labels, which have their table. */
export function readMeasures(
  task: TaskEntry,
  rows: readonly { readonly measure: number; readonly total: number }[],
): AnswerSums | null {
  const totals = new Map(rows.map(({ measure, total }) => [measure, total]))
  const total = (measure: number) => totals.get(measure) ?? 0
  const whole = (measure: number) =>
    joinParts(Array.from({ length: parts }, (_, part) => total(measure + part)))
  switch (task.task.kind) {
    case 'label':
      return null
    case 'text':
      return { kind: 'text' }
    case 'number':
      return {
        kind: 'number',
        difference: whole(measures.difference),
        human: whole(measures.human),
        model: whole(measures.model),
        humanSquared: whole(measures.humanSquared),
        modelSquared: whole(measures.modelSquared),
        product: whole(measures.product),
      }
    case 'labels':
      return {
        kind: 'labels',
        jaccard: whole(measures.jaccard),
        labels: [...task.codeByLabel].map(([label, code]): LabelCount => {
          const first = firstLabel + 3 * code
          const [both, human, model] = [total(first), total(first + 1), total(first + 2)]
          return { label, both, human, model }
        }),
      }
  }
}
